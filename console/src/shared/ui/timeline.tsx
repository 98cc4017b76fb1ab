import type { UseQueryResult } from "@tanstack/react-query";
import { formatFigure, formatMoment } from "../lib/formats";
import { OrganisationName } from "../lib/organisation-name";
import { type Pair, pair, useSay, useSpeech, wordsOf } from "../lib/words";
import { Empty } from "./empty";
import { Loaded } from "./loaded";
import { Panel } from "./page";
import styles from "./timeline.module.css";

const NOTHING = pair("尚无记录", "Nothing recorded yet");
const MARK = pair("：", ": ");
const NEXT = pair(
  "从第一次变更起，每一步都会写入留痕台账并显示在这里。",
  "From the first change on, every step stands in the ledger and is shown here.",
);

export interface LedgerLine extends Pair {
  readonly id: number;
  readonly at: string;
  readonly actor_name: string;
  readonly organisation: string;
  readonly purpose: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A detail's label, and the words of its values where these are codes. */
interface Detail extends Pair {
  readonly values?: Readonly<Record<string, Pair>>;
}

interface TimelineProps {
  readonly query: UseQueryResult<readonly LedgerLine[]>;
  /** Which details are worth showing, and what they are called. */
  readonly details?: Readonly<Record<string, Detail>>;
}

/** The history of one thing, as the ledger has it. */
export function Timeline({ query, details = {} }: TimelineProps) {
  return (
    <Panel>
      <Loaded query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty title={NOTHING} next={NEXT} />
          ) : (
            <ol className={styles.timeline}>
              {lines.map((line) => (
                <Line key={line.id} line={line} details={details} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface LineProps extends Required<Omit<TimelineProps, "query">> {
  readonly line: LedgerLine;
}

function Line({ line, details }: LineProps) {
  const say = useSay();
  const told = Object.entries(details).filter(([key]) => isWorthTelling(line.detail[key]));
  return (
    <li className={styles.line}>
      <time className={styles.at} dateTime={line.at}>
        {formatMoment(line.at)}
      </time>
      <div>
        <p className={styles.event}>{say(line)}</p>
        <p className={styles.who}>
          {line.actor_name}
          {line.organisation && " · "}
          <OrganisationName uscc={line.organisation} />{" "}
          <span className={styles.number}>#{line.id}</span>
        </p>
        {told.map(([key, label]) => (
          <p key={key} className={styles.who}>
            {say(label)}
            {say(MARK)}
            <Value of={line.detail[key]} words={label.values} />
          </p>
        ))}
        {line.purpose && <p className={styles.purpose}>{line.purpose}</p>}
      </div>
    </li>
  );
}

interface ValueProps {
  readonly of: unknown;
  readonly words: Detail["values"];
}

function Value({ of, words = {} }: ValueProps) {
  const { language } = useSpeech();
  if (Array.isArray(of)) {
    const named = of.map((one) => wordsOf(words, String(one))[language]);
    return named.join(language === "zh" ? "、" : ", ");
  }
  if (typeof of === "number") return formatFigure(of, language);
  return wordsOf(words, String(of))[language];
}

const isWorthTelling = (value: unknown): boolean =>
  typeof value === "number" ||
  ((typeof value === "string" || Array.isArray(value)) && value.length > 0);
