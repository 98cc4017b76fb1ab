import CheckOutlined from "@ant-design/icons/es/icons/CheckOutlined";
import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { Panel } from "@/shared/ui/page";
import type { FirstStep } from "../queries";
import styles from "./step-list.module.css";

const TITLE = pair("首次使用", "First steps");
const ABOUT = pair(
  "按顺序办理；第一条目录发布后，这里不再显示。",
  "In this order; they go once the first entry is published.",
);
const BEGIN = pair("去办理", "Do it");
const DONE = pair("已完成", "Done");
const BY = pair("办理人：", "Done by: ");

/** The steps in their order: which are done, which is next, and who does those of others. */
export function StepList({ of }: { readonly of: readonly FirstStep[] }) {
  const say = useSay();
  const next = of.find((step) => !step.done)?.code;
  const done = of.filter((step) => step.done).length;
  return (
    <Panel>
      <section aria-label={say(TITLE)}>
        <header className={styles.head}>
          <h2>{say(TITLE)}</h2>
          <span className={styles.soft}>
            {say(DONE)} {done} / {of.length}
          </span>
          <p className={styles.soft}>{say(ABOUT)}</p>
        </header>
        <ol className={styles.steps}>
          {of.map((step, place) => (
            <Step key={step.code} of={step} number={place + 1} isNext={step.code === next} />
          ))}
        </ol>
      </section>
    </Panel>
  );
}

interface StepProps {
  readonly of: FirstStep;
  readonly number: number;
  readonly isNext: boolean;
}

function Step({ of, number, isNext }: StepProps) {
  const say = useSay();
  const open = !of.done && of.mine;
  return (
    <li className={styles.step} data-done={of.done} aria-current={isNext ? "step" : undefined}>
      <span className={styles.mark}>
        {of.done ? <CheckOutlined aria-label={say(DONE)} /> : number}
      </span>
      <div>
        <p className={styles.title}>{open ? <Link to={of.link}>{say(of)}</Link> : say(of)}</p>
        {!of.done && <p className={styles.soft}>{say(of.why)}</p>}
        {!of.done && !of.mine && <Roles of={of} />}
      </div>
      {open && isNext && <GoTo to={of.link} words={BEGIN} main />}
    </li>
  );
}

function Roles({ of }: { readonly of: FirstStep }) {
  const say = useSay();
  return (
    <p className={styles.soft}>
      {say(BY)}
      {of.roles.map(say).join(say(pair("、", ", ")))}
    </p>
  );
}
