import { useEffect, useRef } from "react";
import { Link } from "react-router";
import type { Problem } from "@/shared/api/problem";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import type { Reply, Rows, Verdict } from "../queries/exits";
import type { GrantedItem } from "../queries/grants";
import * as words from "../words";
import styles from "./try-it.module.css";

const NOTHING_YET = {
  title: pair("应答显示在这里", "The answer comes here"),
  next: pair("填写密钥和条件，然后调用。", "Fill in the key and what is asked, then call."),
};
const NO_ROWS = {
  title: pair("没有符合条件的数据", "No rows"),
  next: pair("换一个条件再试。", "Try another filter."),
};
const MORE = pair("还有更多", "and there are more");
const RECORD = pair("查看调用记录", "See the record");
const MASKED = pair("脱敏", "masked");
const OVERALL = pair("总体", "Over all");
/** What the exit says of a claim, in its own words. */
const VERDICTS: States = {
  一致: state("一致", "Consistent", "good"),
  不一致: state("不一致", "Inconsistent", "bad"),
  查无: state("查无", "Not found", "wait"),
};

type Items = readonly GrantedItem[];

/** What came back of a call: rows, verdicts, or why it was refused. */
export function TryAnswer({ of, items }: { readonly of: Reply | null; readonly items: Items }) {
  const here = useRef<HTMLElement>(null);
  useEffect(() => {
    if (of) here.current?.scrollIntoView({ block: "nearest" });
  }, [of]);
  return (
    <section ref={here} className={styles.answer} aria-live="polite">
      <Panel>
        {of === null && <Empty {...NOTHING_YET} />}
        {of?.kind === "rows" && <RowsOf of={of.told} items={items} />}
        {of?.kind === "verdict" && <VerdictOf of={of.told} items={items} />}
        {of?.kind === "refused" && <RefusalOf of={of.told} />}
      </Panel>
    </section>
  );
}

function RowsOf({ of, items }: { readonly of: Rows; readonly items: Items }) {
  const say = useSay();
  const numbered = of.rows.map((row, index) => ({ row, index }));
  const count = pair(`${of.count} 行`, `${of.count} rows`);
  return (
    <>
      <header className={styles.told}>
        <StatusTag of={words.CALL_STATES} code="answered" />
        <span>
          {say(count)}
          {of.truncated && `，${say(MORE)}`}
        </span>
        <Record of={of.call} />
      </header>
      {of.count === 0 ? (
        <Empty {...NO_ROWS} />
      ) : (
        <Table rows={numbered} columns={columnsOf(of, items)} id={({ index }) => String(index)} />
      )}
    </>
  );
}

interface Numbered {
  readonly row: Rows["rows"][number];
  readonly index: number;
}

const columnsOf = (of: Rows, items: Items): Column<Numbered>[] =>
  Object.keys(of.rows[0] ?? {}).map((column) => ({
    key: column,
    title: titleOf(column, items, of.masked.includes(column)),
    tight: true,
    cell: ({ row }) => shown(row[column]),
  }));

function titleOf(column: string, items: Items, masked: boolean) {
  const name = nameOf(column, items);
  return masked ? pair(`${name}（${MASKED.zh}）`, `${name} (${MASKED.en})`) : pair(name, name);
}

const nameOf = (column: string, items: Items): string =>
  items.find((item) => item.column === column)?.name ?? column;

function shown(value: unknown): string {
  if (value === null || value === undefined) return "—";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function VerdictOf({ of, items }: { readonly of: Verdict; readonly items: Items }) {
  const say = useSay();
  return (
    <>
      <header className={styles.told}>
        <span>{say(OVERALL)}</span>
        <StatusTag of={VERDICTS} code={of.overall} />
        <Record of={of.call} />
      </header>
      <Table
        rows={Object.entries(of.results)}
        columns={[
          { key: "item", title: words.ITEMS, cell: ([column]) => nameOf(column, items) },
          {
            key: "verdict",
            title: pair("核验结果", "Verdict"),
            tight: true,
            cell: ([, verdict]) => <StatusTag of={VERDICTS} code={verdict} />,
          },
        ]}
        id={([column]) => column}
      />
    </>
  );
}

/** The sentence says what cures it; developers look the code up. */
function RefusalOf({ of }: { readonly of: Problem }) {
  const say = useSay();
  const { call } = of.told as { readonly call?: string };
  return (
    <div role="alert">
      <header className={styles.told}>
        <StatusTag of={words.CALL_STATES} code="refused" />
        <code>
          HTTP {of.status} · {of.told.code}
        </code>
        {call && <Record of={call} />}
      </header>
      <p className={styles.refused}>{say(of.words)}</p>
    </div>
  );
}

function Record({ of }: { readonly of: string }) {
  const say = useSay();
  return (
    <Link className={styles.record} to={`/share/calls/${of}`}>
      {say(RECORD)} ›
    </Link>
  );
}
