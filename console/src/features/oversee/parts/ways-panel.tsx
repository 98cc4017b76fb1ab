import { pair, useSay } from "@/shared/lib/words";
import type { Ways } from "../queries";
import styles from "./graph.module.css";

const NONE = pair("两者之间没有路径。", "Nothing leads from one to the other.");
const CUT = pair(
  "查找到上限后停止，可能还有路径。",
  "The search ended at its limit; there may be ways.",
);
const WAY = pair("路径", "Way");

/** The ways between two things, link by link, in words. */
export function WaysPanel({ of }: { readonly of: Ways }) {
  const say = useSay();
  return (
    <>
      {of.ways.length === 0 && <p className={styles.soft}>{say(of.cut ? CUT : NONE)}</p>}
      {of.ways.map(({ hops }, at) => (
        <section key={hops.map((hop) => `${hop.source.id}${hop.target.id}`).join(" ")}>
          <p className={styles.soft}>
            {say(WAY)} {at + 1}
          </p>
          <ol className={styles.lines}>
            {hops.map((hop) => (
              <li key={`${hop.source.id} ${hop.target.id}`}>{say(hop.says)}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
