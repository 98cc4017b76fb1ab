import type { ReactNode } from "react";
import { type Pair, useSay } from "../lib/words";
import styles from "./labelled.module.css";

export interface LabelledValue {
  readonly label: Pair;
  readonly value: ReactNode;
  /** Long text takes the whole width. */
  readonly wide?: boolean;
}

/** Labels and their values; what was never filled in is a dash, what does not apply (false) is left out. */
export function Labelled({ of }: { readonly of: readonly LabelledValue[] }) {
  const say = useSay();
  return (
    <dl className={styles.list}>
      {of.filter(applies).map(({ label, value, wide }) => (
        <div key={label.en} className={`${styles.one} ${wide ? styles.wide : ""}`}>
          <dt>{say(label)}</dt>
          <dd>
            {value === null || value === undefined || value === "" || value === false ? "—" : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const applies = ({ value }: LabelledValue): boolean => value !== false;
