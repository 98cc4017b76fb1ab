import { Link, useSearchParams } from "react-router";
import { type Pair, useSay } from "../lib/words";
import styles from "./detail-page.module.css";

export interface Tab {
  readonly key: string;
  readonly title: Pair;
}

/** Tabs as links: the open one stands in the address, the first needs no mention. */
export function Tabs({ tabs, open }: { readonly tabs: readonly Tab[]; readonly open?: string }) {
  const say = useSay();
  const [search] = useSearchParams();
  const to = (key: string) => {
    const after = new URLSearchParams(search);
    if (key === tabs[0]?.key) after.delete("tab");
    else after.set("tab", key);
    return { search: after.toString() };
  };
  return (
    <nav className={styles.tabs}>
      {tabs.map((tab) => (
        <Link key={tab.key} to={to(tab.key)} aria-current={tab.key === open ? "page" : undefined}>
          {say(tab.title)}
        </Link>
      ))}
    </nav>
  );
}
