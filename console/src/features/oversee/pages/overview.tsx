import { type ReactNode, useMemo } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { Chart } from "../parts/chart";
import { DivisionMap } from "../parts/division-map";
import { Numbers } from "../parts/numbers";
import { barsOf, daysOf, ringOf, type Slice } from "../parts/options";
import { type Bar, type Overview, useOverview } from "../queries";
import { daysInOrder } from "../rules";
import { FRESHNESS, LEDGER, OVERVIEW } from "../words";
import styles from "./overview.module.css";

const ABOUT = pair(
  "打开时现算的实时数字：目录按地区统计，湖中数据和共享按您的管理范围统计；没有数据的项如实显示“暂无数据”。",
  "Live numbers, counted as the page opens: entries by division, data and sharing by your reach.",
);
const BY_STATUS = pair("目录状态", "Entries by state");
const BY_SHARE = pair("共享类型", "Entries by share type");
const BY_ORGANISATION = pair("各部门目录数", "Entries by department");
const BY_LEVEL = pair("各级目录数", "Entries by level");
const BY_DIVISION = pair("各地区目录数", "Entries by division");
const BY_CYCLE = pair("更新周期", "Entries by update cycle");
const WHOLE = pair("‹ 全部地区", "‹ All divisions");
const EVERYWHERE = pair("全部地区", "All divisions");
const OWN = pair("返回本地区", "Your own division");
const BY_REACH = pair(
  "湖中数据、共享和动态按管理范围统计，不分地区，在本地区的总览中查看。",
  "Data, sharing and what happened lately are counted by reach, and shown in your own division.",
);
const UP = pair("‹ 返回上级", "‹ One level up");
const BY_DAY = pair("服务调用", "Calls by day");
const RECENT = pair("最近动态", "Lately");
const ALL_LINES = pair("查看台账", "See the ledger");
const NONE = pair("暂无数据", "No data yet");
const NOTHING_NEXT = pair("有了业务数据后自动显示。", "Shown as soon as there is something.");
const BARS_MAX = 12;
const MONTH_AND_DAY = 5;
const PROVINCE = 2; // digits of its code

const HERE = "/oversee/overview";

/** The overview of the division above one. */
const above = (division: string) =>
  `${HERE}?division=${division.length > PROVINCE ? division.slice(0, -PROVINCE) : "000000"}`;

export function OverviewPage() {
  const [place] = useSearchParams();
  const overview = useOverview(place.get("division") ?? undefined);
  return (
    <Page title={OVERVIEW} about={ABOUT}>
      <Loaded query={overview}>{(of) => <Content of={of} />}</Loaded>
    </Page>
  );
}

function Content({ of }: { readonly of: Overview }) {
  const navigate = useNavigate();
  const calls = daysInOrder(of.calls_by_day);
  const days = calls.map(({ day, count }) => ({ name: day.slice(MONTH_AND_DAY), value: count }));
  const pickDay = (place: number) => {
    const day = calls[place]?.day;
    if (day) void navigate(`/share/calls?day=${day}`);
  };
  return (
    <>
      <Place of={of} />
      <Numbers of={of.numbers} />
      <DivisionMap division={of.division} of={of.entries_by_division} />
      <div className={styles.charts}>
        <BarsPanel title={BY_STATUS} of={of.entries_by_status} option={ringOf} />
        <BarsPanel title={BY_SHARE} of={of.shares_by_type} option={ringOf} />
        <BarsPanel title={BY_LEVEL} of={of.entries_by_level} option={barsOf} />
        <BarsPanel title={BY_DIVISION} of={of.entries_by_division} option={barsOf} />
        <BarsPanel title={BY_ORGANISATION} of={of.entries_by_organisation} option={barsOf} />
        <BarsPanel title={BY_CYCLE} of={of.entries_by_cycle} option={ringOf} />
        <BarsPanel title={FRESHNESS} of={of.freshness} option={ringOf} />
        {of.holds_reach && <ChartPanel title={BY_DAY} of={days} option={daysOf} pick={pickDay} />}
      </div>
      <Recent of={of} />
    </>
  );
}

/** Whose numbers these are, and the ways up and back. */
function Place({ of }: { readonly of: Overview }) {
  const say = useSay();
  return (
    <p className={styles.place}>
      <strong>{of.division ? of.division_name : say(EVERYWHERE)}</strong>
      {of.division && (
        <Link to={above(of.division)}>{say(of.division.length > PROVINCE ? UP : WHOLE)}</Link>
      )}
      {!of.is_own && <Link to={HERE}>{say(OWN)}</Link>}
      {!of.holds_reach && <span className={styles.soft}>{say(BY_REACH)}</span>}
    </p>
  );
}

interface BarsPanelProps {
  readonly title: Pair;
  readonly of: readonly Bar[];
  readonly option: typeof ringOf;
}

/** A chart whose bars lead to what they count: by a click, and by the links below it. */
function BarsPanel({ title, of, option }: BarsPanelProps) {
  const say = useSay();
  const navigate = useNavigate();
  const shown = of.filter((bar) => bar.count > 0).slice(0, BARS_MAX);
  const slices = shown.map((bar) => ({ name: say(bar), value: bar.count }));
  const links = shown.filter((bar) => bar.link !== "");
  const pick = (place: number) => {
    const link = shown[place]?.link;
    if (link) void navigate(link);
  };
  return (
    <ChartPanel title={title} of={slices} option={option} pick={pick}>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map((bar) => (
            <li key={bar.value}>
              <Link to={bar.link}>{say(bar)}</Link> {bar.count.toLocaleString()}
            </li>
          ))}
        </ul>
      )}
    </ChartPanel>
  );
}

interface ChartPanelProps {
  readonly title: Pair;
  readonly of: readonly Slice[];
  readonly option: typeof ringOf;
  readonly pick?: (place: number) => void;
  readonly children?: ReactNode;
}

function ChartPanel({ title, of, option, pick, children }: ChartPanelProps) {
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
        <Chart option={drawn} label={say(title)} pick={pick} />
      )}
      {children}
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
            <span>{say(line)}</span>
            <span className={styles.soft}>{line.actor_name}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
