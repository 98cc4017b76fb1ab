import { type Pair, useSay } from "@/shared/lib/words";
import styles from "./collect.module.css";

/** Plain sentences, such as what the test of a connection found. */
export function Told({ sentences }: { readonly sentences: readonly Pair[] }) {
  const say = useSay();
  return (
    <ul className={styles.sentences}>
      {sentences.map((one) => (
        <li key={one.en}>{say(one)}</li>
      ))}
    </ul>
  );
}
