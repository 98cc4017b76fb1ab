import Button from "antd/es/button";
import { formatFigure } from "@/shared/lib/formats";
import { PAGE_SIZE } from "@/shared/lib/place";
import { useInAddress, usePlace } from "@/shared/lib/use-place";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Named } from "@/shared/ui/named";
import { NarrowedTo } from "@/shared/ui/narrowed-to";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { type Column, Table } from "@/shared/ui/table";
import {
  type Violations as Found,
  type LandedTable,
  useViolations,
  type ViolatingRow,
  violationsSheet,
} from "../queries/landing";
import styles from "./landing.module.css";
import { Listing } from "./listing";

const UNBOUND = {
  title: pair("还没有字段绑定数据元", "No column is bound yet"),
  next: pair("先在“字段落标”中绑定数据元，再检查数据。", "Bind elements first."),
};
const GOOD = {
  title: pair("没有发现不符合标准的数据", "Nothing breaks the standards"),
  next: pair("数据更新后可再次查看。", "Look again once the data have changed."),
};
const NOT_YOURS = {
  title: pair("您无权查看数据", "You may not see the rows"),
  next: pair("请由责任单位查看不符合标准的数据。", "Leave it to the department that owns them."),
};
const COLUMN = "column";
const FETCH = pair("下载为表格", "Fetch as a sheet");
const MASKED = pair(
  "含每行的原因；按字段分级脱敏，与本页所见一致。下载会留痕。",
  "With the reason of each row, masked as shown here; that it was fetched is kept.",
);
const ENDED = pair("以下字段引用的标准已废止，未检查：", "Bound to ended standards, not checked: ");
type Count = Found["counts"][number];
type Titles = ReadonlyMap<string, string>;
const countsOf = (titles: Titles): readonly Column<Count>[] => [
  {
    key: "column",
    title: pair("字段", "Column"),
    cell: (of) => <Named zh={titles.get(of.column) || of.column} physical={of.column} />,
  },
  { key: "rule", title: pair("问题", "Fault"), cell: (of) => <Told of={of} /> },
  { key: "all", title: pair("检查", "Judged"), end: true, cell: (of) => <N of={of.evaluated} /> },
  { key: "bad", title: pair("不符合", "Bad"), end: true, cell: (of) => <Bad of={of} /> },
];

/** What a table holds against the standards of its columns: counts, then the rows, masked. */
export function Violations({ of }: { readonly of: LandedTable }) {
  const place = usePlace();
  if (!of.verbs.includes("read_violations")) {
    return (
      <Panel>
        <Empty {...NOT_YOURS} />
      </Panel>
    );
  }
  return <Rows of={of} page={place.page} />;
}

function Rows({ of, page }: { readonly of: LandedTable; readonly page: number }) {
  const [column] = useInAddress(COLUMN);
  const found = useViolations(of.id, { page, size: PAGE_SIZE, column });
  const titles = new Map(of.columns.map(({ column, title }) => [column, title]));
  return (
    <Loaded query={found}>
      {(all) => (
        <>
          {all.by_job && <Listing table={of.id} of={all} />}
          {column && <OneColumn title={titles.get(column) || column} />}
          {(!all.by_job || all.taken_at !== null) && (
            <Listed of={all} titles={titles} page={page} sheet={violationsSheet(of.id, column)} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** That only one column is looked at, and the way back to all of them. */
function OneColumn({ title }: { readonly title: string }) {
  const say = useSay();
  const [, choose] = useInAddress(COLUMN);
  return (
    <NarrowedTo clear={() => choose(undefined)}>
      {say(pair(`仅显示字段“${title}”`, `Only the column “${title}”`))}
    </NarrowedTo>
  );
}

interface ListedProps {
  readonly of: Found;
  readonly titles: Titles;
  readonly page: number;
  /** Where the rows are fetched as a sheet. */
  readonly sheet: string;
}

function Listed({ of: { counts, rows, total, kept, ended }, titles, page, sheet }: ListedProps) {
  const say = useSay();
  return (
    <>
      {ended.length > 0 && (
        <Panel padded>
          {say(ENDED)}
          {ended.join(" ")}
        </Panel>
      )}
      <Panel>
        {counts.length === 0 ? (
          <Empty {...UNBOUND} />
        ) : (
          <Table
            rows={worstFirst(counts)}
            columns={countsOf(titles)}
            id={(one) => `${one.column}${one.en}`}
          />
        )}
      </Panel>
      {counts.length > 0 && (
        <Panel title={pair("不符合标准的数据", "Rows that break a standard")}>
          {total === 0 ? (
            <Empty {...GOOD} />
          ) : (
            <>
              <div className={styles.fetch}>
                <Button href={sheet}>{say(FETCH)}</Button>
                <span>{say(MASKED)}</span>
              </div>
              <Table
                rows={rows}
                columns={columnsOf(rows, titles)}
                id={(row) => JSON.stringify(row.row)}
              />
              <Pager page={page} total={kept ?? total} />
            </>
          )}
        </Panel>
      )}
    </>
  );
}

const worstFirst = (counts: readonly Count[]) =>
  [...counts].sort((one, other) => other.bad - one.bad);

function columnsOf(rows: readonly ViolatingRow[], titles: Titles): readonly Column<ViolatingRow>[] {
  const atFault = new Set(rows.flatMap((row) => row.columns));
  const all = Object.keys(rows[0]?.row ?? {});
  const names = [
    ...all.filter((name) => atFault.has(name)),
    ...all.filter((name) => !atFault.has(name)),
  ];
  return [
    { key: "why", title: pair("原因", "Why"), cell: (of) => <Why of={of} /> },
    ...names.map((name) => ({
      key: name,
      title: pair(titles.get(name) || name, name),
      cell: (of: ViolatingRow) => (
        <span className={of.columns.includes(name) ? styles.bad : undefined}>
          {String(of.row[name] ?? "—")}
        </span>
      ),
    })),
  ];
}

function Why({ of }: { readonly of: ViolatingRow }) {
  const say = useSay();
  return of.reasons.map((reason) => <div key={reason.en}>{say(reason)}</div>);
}

function Told({ of }: { readonly of: Count }) {
  return useSay()(of);
}

/** So many, and the way to their rows. */
function Bad({ of }: { readonly of: Count }) {
  const [, choose] = useInAddress(COLUMN);
  if (of.bad === 0) return <N of={0} />;
  return (
    <Button type="link" size="small" onClick={() => choose(of.column)}>
      <N of={of.bad} />
    </Button>
  );
}

function N({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatFigure(of, language);
}
