import { useMemo } from "react";
import { Link } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { Words } from "@/shared/ui/words";
import { ALL_EVENTS } from "../parts/all-events";
import { Chart } from "../parts/chart";
import { Numbers } from "../parts/numbers";
import { barsOf, daysOf, ringOf, type Slice } from "../parts/options";
import { type Bar, type Overview, useOverview } from "../queries";
import { daysInOrder } from "../rules";
import { LEDGER, OVERVIEW } from "../words";
import styles from "./overview.module.css";

const ABOUT = pair(
  "您辖区内的实时数字，打开时现算；没有数据的项如实显示“暂无数据”。",
  "Live numbers of your reach, counted as the page opens.",
);
const BY_STATUS = pair("目录状态", "Entries by state");
const BY_SHARE = pair("共享类型", "Entries by share type");
const BY_ORGANISATION = pair("各部门目录数", "Entries by department");
const BY_DAY = pair("服务调用", "Calls by day");
const RECENT = pair("最近动态", "Lately");
const ALL_LINES = pair("查看台账", "See the ledger");
const NONE = pair("暂无数据", "No data yet");
const NOTHING_NEXT = pair("有了业务数据后自动显示。", "Shown as soon as there is something.");
const DEPARTMENTS_MAX = 8;
const MONTH_AND_DAY = 5;

export function OverviewPage() {
  const overview = useOverview();
  return (
    <Page title={OVERVIEW} about={ABOUT}>
      <Loaded query={overview}>{(of) => <Content of={of} />}</Loaded>
    </Page>
  );
}

function Content({ of }: { readonly of: Overview }) {
  const slices = useSlices();
  const days = daysInOrder(of.calls_by_day).map(({ day, count }) => ({
    name: day.slice(MONTH_AND_DAY),
    value: count,
  }));
  const departments = slices(of.entries_by_organisation).slice(0, DEPARTMENTS_MAX);
  return (
    <>
      <Numbers of={of.numbers} />
      <div className={styles.charts}>
        <ChartPanel title={BY_STATUS} of={slices(of.entries_by_status)} option={ringOf} />
        <ChartPanel title={BY_SHARE} of={slices(of.shares_by_type)} option={ringOf} />
        <ChartPanel title={BY_ORGANISATION} of={departments} option={barsOf} />
        <ChartPanel title={BY_DAY} of={days} option={daysOf} />
      </div>
      <Recent of={of} />
    </>
  );
}

function useSlices() {
  const say = useSay();
  return (bars: readonly Bar[]): Slice[] =>
    bars.map((bar) => ({ name: say(bar), value: bar.count }));
}

interface ChartPanelProps {
  readonly title: Pair;
  readonly of: readonly Slice[];
  readonly option: typeof ringOf;
}

function ChartPanel({ title, of, option }: ChartPanelProps) {
  const say = useSay();
  // The same figures are not drawn again each time the page is.
  const figures = JSON.stringify(of);
  const drawn = useMemo(() => option(JSON.parse(figures) as Slice[]), [figures, option]);
  const isEmpty = of.every((slice) => slice.value === 0);
  return (
    <Panel>
      <h2 className={styles.title}>{say(title)}</h2>
      {isEmpty ? (
        <Empty title={NONE} next={NOTHING_NEXT} />
      ) : (
        <Chart option={drawn} label={say(title)} />
      )}
    </Panel>
  );
}

function Recent({ of }: { readonly of: Overview }) {
  const say = useSay();
  if (of.recent.length === 0) return null;
  return (
    <Panel>
      <h2 className={styles.title}>
        {say(RECENT)}
        <Link to="/oversee/ledger" title={say(LEDGER)}>
          {say(ALL_LINES)} ›
        </Link>
      </h2>
      <ol className={styles.recent}>
        {of.recent.map((line) => (
          <li key={line.id}>
            <time dateTime={line.at}>{formatMoment(line.at)}</time>
            <span>
              <Words of={ALL_EVENTS} code={line.event} />
            </span>
            <span className={styles.soft}>{line.actor_name}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
