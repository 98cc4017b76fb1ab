import Button from "antd/es/button";
import { useMe } from "@/features/identity/door";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useHead, useVerify, type Verdict } from "../queries";
import styles from "./proof.module.css";

const VERIFY = pair("验真", "Verify");
const NO_HEAD = pair("尚未封存任何一行。", "Nothing has been sealed yet.");
const WHOLE = pair("台账完整，未发现改动", "The ledger is whole");
const BROKEN = pair("台账被改动", "The ledger was changed");
const ROOT = pair("树根", "Root");
const VERIFY_PERMISSION = "oversee.ledger.verify";

/** The newest signed head, and the proof that nothing before it was changed. */
export function Proof() {
  const say = useSay();
  const me = useMe();
  const verifying = useVerify();
  const may = me.data?.permissions.includes(VERIFY_PERMISSION) ?? false;
  return (
    <Panel>
      <div className={styles.proof}>
        <Head />
        {may && (
          <Button type="primary" loading={verifying.isPending} onClick={() => verifying.mutate()}>
            {say(VERIFY)}
          </Button>
        )}
      </div>
      {verifying.error && <ProblemNote error={verifying.error} />}
      {verifying.data && <VerdictNote of={verifying.data} />}
    </Panel>
  );
}

function Head() {
  const say = useSay();
  const { language } = useSpeech();
  const head = useHead();
  if (head.data === undefined) return <span className={styles.head} />;
  if (head.data === null) return <span className={styles.head}>{say(NO_HEAD)}</span>;
  const { size, at, root } = head.data;
  const count = formatCount(size, language);
  return (
    <div className={styles.head}>
      {language === "zh"
        ? `已封存并签名 ${count} 行，最近一次 ${formatMoment(at)}`
        : `${count} lines sealed and signed, last ${formatMoment(at)}`}
      <code className={styles.root} title={root}>
        {say(ROOT)} {root}
      </code>
    </div>
  );
}

function VerdictNote({ of }: { readonly of: Verdict }) {
  const say = useSay();
  const { language } = useSpeech();
  const count = formatCount(of.size, language);
  const unsealed = formatCount(of.unsealed, language);
  return (
    <div className={styles.verdict} data-whole={of.is_whole} role="status">
      <b>{say(of.is_whole ? WHOLE : BROKEN)}</b>
      <span>
        {language === "zh"
          ? `重新计算已封存的 ${count} 行并核对签名；另有 ${unsealed} 行待封存。`
          : `${count} sealed lines recomputed, signatures checked; ${unsealed} to be sealed.`}
      </span>
      {of.faults.length > 0 && (
        <ul>
          {of.faults.map((fault) => (
            <li key={`${fault.position} ${fault.entry_id} ${fault.en}`}>
              {fault.entry_id !== null && <b>#{fault.entry_id} </b>}
              {say(fault)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
