import { calledFrom } from "@/features/registers/door";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DayBar, useDay } from "@/shared/ui/day-picker";
import { Empty } from "@/shared/ui/empty";
import { Labelled } from "@/shared/ui/labelled";
import { Loaded } from "@/shared/ui/loaded";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import type { Entry } from "../queries";
import { type EntryAsOf as AsOf, useEntryAsOf } from "../queries/as-of";
import * as words from "../words";
import { Coded } from "./coded";
import styles from "./entry-as-of.module.css";
import { InheritedOrOwn } from "./inherited";

const ABOUT = pair(
  "目录在所选日期 24:00 的状态，取自当时已发布的版本和留痕台账。",
  "How the entry stood at the end of the day, from its versions and the ledger.",
);
const NOT_YET = {
  title: pair("当时尚未发布", "Not published yet on that day"),
  next: pair("请选择较晚的日期。", "Choose a later day."),
};
const RELATED = pair("当时的关联", "Related then");
const STANDINGS: States = {
  unpublished: state("尚未发布", "Not published yet", "plain"),
  published: state("已发布", "Published", "good"),
  withdrawn: state("已下线", "Withdrawn", "bad"),
};
/** What of a version a reader of its past looks for first. */
const SHOWN = [
  "abstract",
  "share_type",
  "share_condition",
  "open_type",
  "update_cycle",
  "data_level",
  "classify_code",
] as const;
/** What not every version says. */
const SHOWN_IF_SAID = [
  "share_scope",
  "use_purpose",
  "no_share_basis_type",
  "no_share_basis_citation",
  "open_condition",
  "data_class",
  "masking",
] as const;

const WIDE: ReadonlySet<string> = new Set([
  "abstract",
  "share_condition",
  "share_scope",
  "use_purpose",
  "no_share_basis_citation",
  "open_condition",
]);

type Frozen = Readonly<Record<string, unknown>>;

/** What an entry said at the end of a day. */
export function EntryAsOf({ of }: { readonly of: Entry }) {
  const day = useDay();
  const seen = useEntryAsOf(of.id, day);
  return (
    <>
      <DayBar about={ABOUT} />
      <Loaded query={seen}>{(then) => <Then of={then} />}</Loaded>
    </>
  );
}

function Then({ of }: { readonly of: AsOf }) {
  const say = useSay();
  if (of.content === null) {
    return (
      <Panel>
        <Empty {...NOT_YET} />
      </Panel>
    );
  }
  const entry = of.content.entry as Frozen;
  const items = of.content.items as readonly Frozen[];
  return (
    <>
      <Panel padded>
        <Labelled
          of={[
            { label: words.STATE, value: <StatusTag of={STANDINGS} code={of.standing} /> },
            { label: words.VERSION, value: `V${of.version}` },
            { label: pair("发布时间", "Published"), value: formatMoment(of.published_at) },
            {
              label: pair("下线时间", "Withdrawn"),
              value: of.withdrawn_at !== null && formatMoment(of.withdrawn_at),
            },
            { label: words.FIELDS.name, value: String(entry.name), wide: true },
            ...[...SHOWN, ...SHOWN_IF_SAID.filter((field) => entry[field])].map((field) => ({
              label: words.FIELDS[field],
              value: <Coded field={field} value={entry[field]} />,
              wide: WIDE.has(field),
            })),
            {
              label: RELATED,
              value: of.relations.length > 0 && <Related lines={of.relations} />,
              wide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={words.FIELDS.items}>
        {items.length === 0 ? (
          <p className={styles.none}>{say(pair("当时没有信息项。", "No items then."))}</p>
        ) : (
          <Table rows={items} columns={itemsOf(entry)} id={(item) => String(item.code)} />
        )}
      </Panel>
    </>
  );
}

/** What the entry was related to then, and how. */
function Related({ lines }: { readonly lines: AsOf["relations"] }) {
  const say = useSay();
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id}>
          {say(calledFrom(line))}：{line.other.name}
        </li>
      ))}
    </ul>
  );
}

const itemsOf = (entry: Frozen): readonly Column<Frozen>[] => [
  { key: "code", title: words.FIELDS.code, tight: true, cell: (of) => String(of.code) },
  {
    key: "name",
    title: words.FIELDS.items,
    cell: (of) => <Named zh={String(of.name)} physical={String(of.field_name)} />,
  },
  {
    key: "type",
    title: words.FIELDS.data_type,
    tight: true,
    cell: (of) => <Coded field="data_type" value={of.data_type} />,
  },
  ...(["share_type", "data_level"] as const).map((field) => ({
    key: field,
    title: words.FIELDS[field],
    tight: true,
    cell: (of: Frozen) => <InheritedOrOwn field={field} item={of} entry={entry} />,
  })),
];
