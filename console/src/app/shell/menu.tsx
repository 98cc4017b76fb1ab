import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { MENU } from "./menu-list";
import { menuFor } from "./menu-rules";
import styles from "./shell.module.css";

const MENU_NAME = pair("菜单", "Menu");

/** The pages that this person may open. */
export function Menu({ permissions }: { readonly permissions: readonly string[] }) {
  const say = useSay();
  const menu = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the address.
  useEffect(() => {
    menu.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return (
    <nav className={styles.menu} ref={menu} aria-label={say(MENU_NAME)}>
      {menuFor(permissions, MENU).map(({ title, Icon, links }) => (
        <section key={title.en}>
          <h2 className={styles.section}>
            <Icon />
            {say(title)}
          </h2>
          {links.map((link) => (
            <NavLink key={link.to} to={link.to} end={link.end}>
              {say(link.title)}
            </NavLink>
          ))}
        </section>
      ))}
    </nav>
  );
}
