import { useSearchParams } from "react-router";
import { formatCount, formatMoment, NO_FIGURE } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { type Check, type Table, useChecks } from "../queries";
import * as words from "../words";
import { CheckResults } from "./check-results";
import styles from "./govern.module.css";
import { Score, scoreText } from "./score";

const EMPTY = {
  title: pair("还没有检查过", "Never checked"),
  next: pair(
    "绑定规则后点击“质量检查”，或运行一次归集任务。",
    "Bind rules, then check the table or run its flow.",
  ),
};
const HISTORY = pair("历次检查", "Checks");
const RESULTS = pair("按规则计数", "By rule");
const GOOD_FROM = 95;
const FAIR_FROM = 80;
const toneOf = (score: number) =>
  score >= GOOD_FROM ? "good" : score >= FAIR_FROM ? "wait" : "bad";

/** The score of a table by the indicators of the standard, what each rule found, and its history. */
export function Quality({ of }: { readonly of: Table }) {
  const checks = useChecks(of.id);
  return (
    <Loaded query={checks}>
      {(all) =>
        all.length === 0 ? (
          <Panel>
            <Empty {...EMPTY} />
          </Panel>
        ) : (
          <Shown all={all} />
        )
      }
    </Loaded>
  );
}

function Shown({ all }: { readonly all: readonly Check[] }) {
  const say = useSay();
  const [search] = useSearchParams();
  const shown = all.find((check) => check.run_id === search.get("check")) ?? all[0];
  if (!shown) return null;
  return (
    <>
      <ScoreBoard of={shown} />
      <Panel>
        <div className={styles.bar}>
          <h2>{say(RESULTS)}</h2>
          <span className={styles.soft}>{formatMoment(shown.at)}</span>
        </div>
        <CheckResults of={shown} />
      </Panel>
      <Panel>
        <div className={styles.bar}>
          <h2>{say(HISTORY)}</h2>
        </div>
        <Rows
          rows={all}
          columns={COLUMNS}
          id={(check) => check.run_id}
          to={(check) => `?${new URLSearchParams({ tab: "quality", check: check.run_id })}`}
        />
      </Panel>
    </>
  );
}

function ScoreBoard({ of }: { readonly of: Check }) {
  const say = useSay();
  return (
    <Panel>
      <div className={styles.quality}>
        <div className={styles.score}>
          {of.score === null ? (
            <b className={styles.none}>{say(NO_FIGURE)}</b>
          ) : (
            <b>{scoreText(of.score)}</b>
          )}
          <span className={styles.soft}>{say(words.SCORE)}</span>
        </div>
        <ul className={styles.indicators}>
          {of.dimensions.map((one) => (
            <li key={one.code} className={styles.indicator}>
              <span>{say(one)}</span>
              <span>{scoreText(one.score)}</span>
              <span className={styles.track}>
                <i data-tone={toneOf(one.score)} style={{ width: `${one.score}%` }} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}

const COLUMNS: readonly Column<Check>[] = [
  { key: "at", title: words.CHECKED_AT, tight: true, cell: (of) => formatMoment(of.at) },
  {
    key: "stage",
    title: words.STAGE,
    tight: true,
    cell: (of) => <StatusTag of={words.STAGES} code={of.stage} />,
  },
  {
    key: "rows",
    title: words.CHECKED_ROWS,
    tight: true,
    end: true,
    cell: (of) => <Count of={of.rows} />,
  },
  {
    key: "aside",
    title: words.SET_ASIDE,
    tight: true,
    end: true,
    cell: (of) => <Count of={of.set_aside} />,
  },
  {
    key: "score",
    title: words.SCORE,
    tight: true,
    end: true,
    cell: (of) => <Score value={of.score} />,
  },
];
