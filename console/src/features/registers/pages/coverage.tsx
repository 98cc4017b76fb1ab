import Segmented from "antd/es/segmented";
import { Link, useSearchParams } from "react-router";
import { RegionSelect } from "@/features/identity/door";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import styles from "../parts/registers.module.css";
import { type By, type Coverage, type CoverageRow, type Register, useCoverage } from "../queries";
import { behind, narrowedBy, percent } from "../rules";
import * as words from "../words";

const ABOUT = pair(
  "应编的事项和系统中，已有发布目录的占比。标为不应编的不计入，单列。每个数字都能点开。",
  "Of the items and systems that should have an entry, those with a published one.",
);
const OF = {
  service_item: words.SERVICE_ITEMS,
  system: words.SYSTEMS,
} as const;
const BY: Readonly<Record<By, Pair>> = {
  region: pair("按区划", "By division"),
  organisation: pair("按单位", "By organisation"),
  level: pair("按层级", "By level"),
  kind: pair("按类型", "By kind"),
};
const HEAD: Readonly<Record<By, Pair>> = {
  region: words.FIELDS.region,
  organisation: words.FIELDS.organisation,
  level: words.FIELDS.level,
  kind: words.FIELDS.kind,
};
const DUE = pair("应编", "Due");
const COVERED = pair("已编目", "Compiled");
const UNCOVERED = pair("应编未编", "Not yet");
const EXCLUDED = pair("不应编", "Need not");
const RATE = pair("覆盖率", "Rate");
const OWN = pair("本级", "itself");
const NOTHING = pair("不适用", "Not applicable");
const WHOLE = pair("合计", "In all");
const EVERYWHERE = pair("全部区划", "Everywhere");
const EMPTY = {
  title: pair("该区划还没有在用的记录", "Nothing in use is registered here"),
  next: pair(
    "先导入政务服务事项或应用系统清单，覆盖率随即算出。",
    "Import service items or systems first; the rate follows at once.",
  ),
};

export function CoveragePage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const register = search.get("of") === "system" ? "system" : "service_item";
  const wanted = (search.get("by") ?? "region") as By;
  const by = wanted in BY && !(register === "system" && wanted === "kind") ? wanted : "region";
  const region = search.get("region") ?? "";
  const found = useCoverage(register, by, region);
  const set = (name: string, value: string | undefined) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  const options = Object.entries(BY).filter(([key]) => key !== "kind" || register !== "system");
  return (
    <Page title={words.COVERAGE} about={ABOUT}>
      <Panel>
        <div className={styles.bar}>
          <Segmented
            value={register}
            onChange={(value) => set("of", value)}
            options={Object.entries(OF).map(([value, label]) => ({ value, label: say(label) }))}
          />
          <Segmented
            value={by}
            onChange={(value) => set("by", value)}
            options={options.map(([value, label]) => ({ value, label: say(label) }))}
          />
          <div className={styles.region}>
            <RegionSelect
              value={region || found.data?.region || undefined}
              onChange={(code) => set("region", code)}
            />
          </div>
        </div>
        <Loaded query={found}>
          {(of) =>
            of.rows.length === 0 ? (
              <Empty {...EMPTY} />
            ) : (
              <Rows of={of} drill={(code) => set("region", code)} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

interface RowsProps {
  readonly of: Coverage;
  readonly drill: (region: string) => void;
}

type Shown = CoverageRow & { readonly isWhole?: boolean };

function Rows({ of, drill }: RowsProps) {
  const say = useSay();
  const whole: Shown = {
    ...of.whole,
    key: of.region,
    label: of.region_name || EVERYWHERE.zh,
    label_en: of.region_name || EVERYWHERE.en,
    own: false,
    isWhole: true,
  };
  const register = of.measured as Register;
  const to = (row: Shown, covered: string) =>
    behind(register, of.region, { ...(row.isWhole ? {} : narrowedBy(of.by, row)), covered });
  const number = (
    key: "due" | "covered" | "uncovered" | "excluded",
    state: string,
    title: Pair,
  ) => ({
    key,
    title,
    end: true,
    cell: (row: Shown) =>
      row[key] === 0 ? 0 : <Link to={to(row, state)}>{row[key].toLocaleString()}</Link>,
  });
  const columns: Column<Shown>[] = [
    {
      key: "label",
      title: HEAD[of.by],
      cell: (row) => <Name of={row} by={of.by} drill={drill} />,
    },
    number("due", "due", DUE),
    number("covered", "yes", COVERED),
    number("uncovered", "no", UNCOVERED),
    number("excluded", "excluded", EXCLUDED),
    { key: "rate", title: RATE, cell: (row) => <Rate of={row} none={say(NOTHING)} /> },
  ];
  return (
    <Table
      rows={[whole, ...(of.rows as readonly Shown[])]}
      columns={columns}
      id={(row) => `${row.isWhole}${row.key}${row.own}`}
    />
  );
}

interface NameProps {
  readonly of: Shown;
  readonly by: By;
  readonly drill: (region: string) => void;
}

function Name({ of, by, drill }: NameProps) {
  const say = useSay();
  const label = say({ zh: of.label, en: of.label_en });
  if (of.isWhole) {
    return (
      <b>
        {label}（{say(WHOLE)}）
      </b>
    );
  }
  if (by !== "region") return label;
  if (of.own) return `${label}（${say(OWN)}）`;
  return (
    <Link
      to={`?region=${of.key}`}
      onClick={(event) => {
        event.preventDefault();
        drill(of.key);
      }}
    >
      {label}
    </Link>
  );
}

function Rate({ of, none }: { readonly of: Shown; readonly none: string }) {
  const rate = percent(of.rate);
  if (rate === null) return <span className={styles.soft}>{none}</span>;
  return (
    <div className={styles.rate}>
      <div className={styles.track} role="img" aria-label={rate}>
        <div className={styles.fill} style={{ width: rate }} />
      </div>
      <b>{rate}</b>
    </div>
  );
}
