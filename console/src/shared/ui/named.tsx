import styles from "./named.module.css";

interface NamedProps {
  readonly zh: string | null | undefined;
  readonly physical: string;
}

/** A Chinese name with the physical name of its table or column beside it; alone, that is the name. */
export function Named({ zh, physical }: NamedProps) {
  const known = !!zh && zh !== physical;
  return (
    <span className={styles.named}>
      <span>{known ? zh : physical}</span>
      {known && <code className={styles.physical}>{physical}</code>}
    </span>
  );
}
