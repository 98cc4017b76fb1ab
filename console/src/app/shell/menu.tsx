import { NavLink } from "react-router";
import { useSay } from "@/shared/lib/words";
import { MENU } from "./menu-list";
import { menuFor } from "./menu-rules";
import styles from "./shell.module.css";

/** The pages that this person may open. */
export function Menu({ permissions }: { readonly permissions: readonly string[] }) {
  const say = useSay();
  return (
    <nav className={styles.menu}>
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
