import type { ReactNode } from "react";
import { type Pair, useSay } from "../lib/words";
import styles from "./empty.module.css";

interface EmptyProps {
  readonly title: Pair;
  /** What to do next. */
  readonly next: Pair;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, next, action }: EmptyProps) {
  const say = useSay();
  return (
    <div className={styles.empty}>
      <svg className={styles.mark} width="56" height="44" viewBox="0 0 56 44" aria-hidden="true">
        <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round">
          <path d="M6 16 12 4h32l6 12v22a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2z" />
          <path d="M6 16h13c0 5 4 8 9 8s9-3 9-8h13" />
        </g>
      </svg>
      <p className={styles.title}>{say(title)}</p>
      <p className={styles.next}>{say(next)}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
