import styles from "./named.module.css";

interface NamedProps {
  readonly zh: string | null | undefined;
  readonly physical: string;
}

/** A Chinese name with the physical name of its table or column beside it. */
export function Named({ zh, physical }: NamedProps) {
  return (
    <span className={styles.named}>
      {zh && zh !== physical && <span>{zh}</span>}
      <code className={styles.physical}>{physical}</code>
    </span>
  );
}
