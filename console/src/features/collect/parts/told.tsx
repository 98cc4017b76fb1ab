import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import styles from "./collect.module.css";

const REMARKS = pair("读取说明", "How the source was read");

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

/** How a source was understood, where there is something to tell. */
export function Remarks({ of }: { readonly of: readonly Pair[] }) {
  if (of.length === 0) return null;
  return (
    <Panel padded title={REMARKS}>
      <Told sentences={of} />
    </Panel>
  );
}
