import { pair, useSay } from "@/shared/lib/words";
import { KINDS } from "../graph-words";
import type { Impact } from "../queries";
import styles from "./graph.module.css";

const NOTHING = pair(
  "没有事项或服务因此停止。",
  "No service item and nothing else stops because of it.",
);
const OFF = pair("停用影响", "What stops without it");
const STOPS = pair("停止", "stop");
const PUBLISHED = pair("其中已发布", "of these published");
const WEAKENED = pair("减弱", "weakened");
const STILL = pair("仍有：", "Still: ");
const EXPORT = pair("导出全部", "Export all");
const CUT = pair("数量超过上限，可能还有未列出的。", "There may be more than was found.");
const MORE = pair(
  "此处只列出一部分，导出可得全部。",
  "Only some are listed; the export has them all.",
);
const HELP = pair(
  "停止：所依赖的某一类来源已全部停用，如唯一的来源系统，或办理所需的任一目录。减弱：失去一部分来源而仍有其他来源，或依赖的对象减弱。已停用、已撤销的对象不计。",
  "Stops: all of one kind of what it rests on is gone, such as its only system, or any entry that it needs. Weakened: it lost one source and has another, or rests on what is weakened. What is over already does not count.",
);

interface ImpactPanelProps {
  readonly of: Impact;
  readonly file: string;
}

/** What stops when a thing is switched off, what is weakened, each with its reasons. */
export function ImpactPanel({ of, file }: ImpactPanelProps) {
  const say = useSay();
  const counts = of.counts.filter(({ stopped, weakened }) => stopped + weakened > 0);
  const all = counts.reduce((sum, { stopped, weakened }) => sum + stopped + weakened, 0);
  const listed = of.stopped.length + of.weakened.length;
  return (
    <section aria-label={say(OFF)} className={styles.part}>
      <h3 className={styles.heading}>
        {say(OFF)}
        {counts.length > 0 && (
          <a href={file} download>
            {say(EXPORT)}
          </a>
        )}
      </h3>
      <p className={styles.soft}>{of.start.name}</p>
      {counts.length === 0 && <p className={styles.soft}>{say(NOTHING)}</p>}
      <ul className={styles.counts}>
        {counts.map(({ kind, stopped, weakened, published }) => (
          <li key={kind}>
            {say(KINDS[kind])}
            {stopped > 0 && ` ${stopped} ${say(STOPS)}`}
            {stopped > 0 && published !== null && ` (${say(PUBLISHED)} ${published})`}
            {weakened > 0 && ` ${weakened} ${say(WEAKENED)}`}
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{say(HELP)}</p>
      {of.cut && <p className={styles.soft}>{say(CUT)}</p>}
      {listed < all && <p className={styles.soft}>{say(MORE)}</p>}
      <ul className={styles.lines}>
        {of.stopped.map(({ thing, chain }) => (
          <Verdict key={`${thing.kind}:${thing.id}`} thing={thing} says={STOPS} hops={chain} />
        ))}
        {of.weakened.map(({ thing, lost, weak, kept }) => (
          <Verdict
            key={`${thing.kind}:${thing.id}`}
            thing={thing}
            says={WEAKENED}
            hops={[...lost, ...weak]}
            kept={kept}
          />
        ))}
      </ul>
    </section>
  );
}

interface VerdictProps {
  readonly thing: Impact["start"];
  readonly says: typeof STOPS;
  readonly hops: Hops;
  readonly kept?: Hops;
}
type Hops = Impact["stopped"][number]["chain"];

function Verdict({ thing, says, hops, kept = [] }: VerdictProps) {
  const say = useSay();
  return (
    <li className={says === STOPS ? styles.stopped : styles.weakened}>
      <b>
        {say(KINDS[thing.kind])} · {thing.name}
      </b>{" "}
      {thing.state && <span className={styles.soft}>{say(thing.state)} </span>}
      <span className={styles.verdict}>{say(says)}</span>
      {hops.map((hop) => (
        <div key={`${hop.source.id} ${hop.kind} ${hop.target.id}`} className={styles.soft}>
          {say(hop.says)}
        </div>
      ))}
      {kept.map((hop) => (
        <div key={`${hop.source.id} ${hop.kind} ${hop.target.id}`} className={styles.soft}>
          {say(STILL)}
          {say(hop.says)}
        </div>
      ))}
    </li>
  );
}
