import { Link, useSearchParams } from "react-router";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import { StatusTag, state } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { type Judged, type Run, useRuns, useVerdicts } from "../queries/harvests";
import styles from "./harvest-runs.module.css";
import { VERDICT_NAMES, VERDICTS, type VerdictName } from "./harvest-words";

const RUNS = pair("采集记录", "Runs");
const ITEMS = pair("逐项结论", "Verdicts");
const ALL = pair("全部", "All");
const NOT_YET = {
  title: pair("还没有采集记录", "No runs yet"),
  next: pair(
    "点击“预览”：不作任何更改，先看每个数据集的结论。",
    "Preview it: nothing is changed, and every data set gets its verdict.",
  ),
};
const NOTHING = {
  title: pair("没有这样的数据集", "No such data sets"),
  next: pair("换一个结论查看。", "Look at another verdict."),
};
const APPLIED = {
  true: state("已采集", "Harvested", "good"),
  false: state("预览", "Preview", "plain"),
};

/** The runs over a source; the one that is open, data set by data set. */
export function HarvestRuns({ source, job }: { readonly source: string; readonly job?: string }) {
  const runs = useRuns(source, job);
  const [search] = useSearchParams();
  return (
    <Loaded query={runs}>
      {({ rows }) => {
        const open = rows.find(({ id }) => id === search.get("run")) ?? rows[0];
        return (
          <>
            <Panel title={RUNS}>
              {rows.length === 0 ? (
                <Empty {...NOT_YET} />
              ) : (
                <Table
                  rows={rows}
                  columns={columnsFor(search, open?.id)}
                  id={({ id }: Run) => id}
                />
              )}
            </Panel>
            {open && <Verdicts source={source} run={open} />}
          </>
        );
      }}
    </Loaded>
  );
}

function columnsFor(search: URLSearchParams, open: string | undefined): readonly Column<Run>[] {
  const to = (id: string) => {
    const after = new URLSearchParams(search);
    after.set("run", id);
    after.delete("page");
    return { search: after.toString() };
  };
  return [
    {
      key: "at",
      title: pair("时间", "When"),
      tight: true,
      cell: ({ id, at }) => (
        <Link to={to(id)} aria-current={id === open ? "true" : undefined}>
          {formatMoment(at)}
        </Link>
      ),
    },
    {
      key: "applied",
      title: pair("方式", "Way"),
      tight: true,
      cell: (of) => <StatusTag of={APPLIED} code={String(of.applied)} />,
    },
    ...VERDICT_NAMES.map((name) => ({
      key: name,
      title: VERDICTS[name],
      tight: true,
      cell: (of: Run) => <Count of={of.counts[name]} />,
    })),
    { key: "by", title: pair("办理人", "By"), cell: (of) => of.by_name },
  ];
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}

const COLUMNS: readonly Column<Judged>[] = [
  {
    key: "verdict",
    title: pair("结论", "Verdict"),
    tight: true,
    cell: (of) => <StatusTag of={VERDICTS} code={of.verdict} />,
  },
  {
    key: "title",
    title: pair("数据集", "Data set"),
    cell: (of) =>
      of.entry_id ? (
        <Link to={`/catalogue/entries/${of.entry_id}`}>{of.title || of.key}</Link>
      ) : (
        of.title || of.key
      ),
  },
  { key: "note", title: pair("说明", "Note"), cell: (of) => <Note of={of} /> },
];

function Note({ of }: { readonly of: Judged }) {
  const say = useSay();
  return of.zh ? say({ zh: of.zh, en: of.en }) : "—";
}

function Verdicts({ source, run }: { readonly source: string; readonly run: Run }) {
  const say = useSay();
  const place = usePlace(["verdict"]);
  const chosen = VERDICT_NAMES.find((name) => name === place.filters.verdict);
  const found = useVerdicts(source, run.id, {
    page: place.page,
    size: place.size,
    ...(chosen && { verdict: chosen }),
  });
  const choose = (verdict: VerdictName | undefined) =>
    place.move({ filters: verdict ? { verdict } : {} });
  return (
    <Panel title={ITEMS}>
      <nav className={styles.choices}>
        <button type="button" aria-pressed={!chosen} onClick={() => choose(undefined)}>
          {say(ALL)}
        </button>
        {VERDICT_NAMES.filter((name) => run.counts[name] > 0).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            onClick={() => choose(name)}
          >
            {say(VERDICTS[name])} {run.counts[name]}
          </button>
        ))}
      </nav>
      <PagedTable
        query={found}
        place={place}
        empty={NOTHING}
        columns={COLUMNS}
        id={(of) => String(of.place)}
      />
    </Panel>
  );
}
