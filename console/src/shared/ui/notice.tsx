import type { ReactNode } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./notice.module.css";

const MARK = pair("：", ": ");

interface NoticeProps {
  readonly isUrgent?: boolean;
  readonly children: ReactNode;
}

/** Stands above what it is about, for as long as somebody has to do or to know something. */
export function Notice({ isUrgent = false, children }: NoticeProps) {
  return <section className={isUrgent ? styles.urgent : styles.notice}>{children}</section>;
}

/** What somebody wrote, in their own words and lines, after what it answers. */
export function Quoted({ of, children }: { readonly of: Pair; readonly children: ReactNode }) {
  const say = useSay();
  return (
    <p className={styles.quoted}>
      {say(of)}
      {say(MARK)}
      {children}
    </p>
  );
}
