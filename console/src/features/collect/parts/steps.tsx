import { type Pair, useSay } from "@/shared/lib/words";
import styles from "./collect.module.css";

interface StepsProps {
  readonly of: readonly (Pair & { readonly kind: string })[];
}

/** What a run will do or did, step by step. */
export function Steps({ of }: StepsProps) {
  const say = useSay();
  return (
    <ol className={styles.steps}>
      {of.map((step) => (
        <li key={`${step.kind} ${step.en}`}>{say(step)}</li>
      ))}
    </ol>
  );
}
