import { formatDay, formatMoment } from "../lib/formats";
import { punctuated } from "../lib/punctuation";
import { type Pair, pair, useSay } from "../lib/words";
import { CASE_STATES, STEP_STATES } from "./approval-states";
import { Empty } from "./empty";
import { Overdue } from "./overdue";
import { Panel } from "./page";
import { StatusTag } from "./status-tag";
import styles from "./trail.module.css";

const NONE = pair("尚未提交审批", "Never submitted");
const NEXT = pair(
  "提交后，每一步的状态、结果、时间和意见都显示在这里。",
  "Once submitted, state, result, time and opinion of every step are shown here.",
);
const DUE = pair("期限", "Due");
const OPENED = pair("提交", "submitted");
const REASON = pair("理由：", "Reason: ");

export interface TrailStep extends Pair {
  readonly number: number;
  readonly state: string;
  readonly opened_at: string | null;
  readonly due_on: string | null;
  readonly decided_at: string | null;
  readonly decided_by_name: string | null;
  readonly opinion: string;
  readonly overdue_days: number;
}

export interface TrailCase {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly reason: string;
  readonly state: string;
  readonly opened_by_name: string;
  readonly opened_at: string;
  readonly steps: readonly TrailStep[];
}

/** Every approval of one thing, newest first: who decided what, when, and with which words. */
export function Trail({ of }: { readonly of: readonly TrailCase[] }) {
  return (
    <Panel>
      {of.length === 0 ? (
        <Empty title={NONE} next={NEXT} />
      ) : (
        of.map((one) => <Case key={one.id} of={one} />)
      )}
    </Panel>
  );
}

function Case({ of }: { readonly of: TrailCase }) {
  const say = useSay();
  return (
    <section className={styles.case}>
      <header className={styles.head}>
        <StatusTag of={CASE_STATES} code={of.state} />
        <b>{punctuated(of.title)}</b>
        <span className={styles.soft}>
          {of.opened_by_name} {say(OPENED)} {formatMoment(of.opened_at)}
        </span>
      </header>
      {of.reason && (
        <p className={styles.reason}>
          {say(REASON)}
          {of.reason}
        </p>
      )}
      <ol className={styles.steps}>
        {of.steps.map((step) => (
          <Step key={`${step.number} ${step.opened_at}`} of={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ of }: { readonly of: TrailStep }) {
  const say = useSay();
  return (
    <li className={styles.step}>
      <span className={styles.number}>{of.number}</span>
      <div className={styles.words}>
        <p>
          {say(of)} <StatusTag of={STEP_STATES} code={of.state} />
        </p>
        {of.decided_at && (
          <p className={styles.soft}>
            {of.decided_by_name} {formatMoment(of.decided_at)}
          </p>
        )}
        {of.due_on && (
          <p className={styles.soft}>
            {say(DUE)} {formatDay(of.due_on)} <Overdue of={of} />
          </p>
        )}
        {of.opinion && <p className={styles.opinion}>{of.opinion}</p>}
      </div>
    </li>
  );
}
