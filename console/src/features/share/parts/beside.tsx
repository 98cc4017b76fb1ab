import type { ReactNode } from "react";
import styles from "./share.module.css";

interface BesideProps {
  readonly of: ReactNode;
  readonly small: ReactNode;
}

/** One thing with a second one small below it. */
export function Beside({ of, small }: BesideProps) {
  return (
    <>
      {of}
      {small && <span className={styles.small}>{small}</span>}
    </>
  );
}
