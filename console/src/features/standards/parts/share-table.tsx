import { Link } from "react-router";
import { formatFigure } from "@/shared/lib/formats";
import { type Pair, pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Share } from "../queries/landing";
import { itemsOf, nameOfShare, rateOf, tablesOf } from "../rules";

const NOTHING = pair("暂无数据", "No data yet");
const NEXT = pair(
  "归集数据表或发布目录后，按字段和信息项统计落标率。",
  "Collect tables or publish entries; their columns and items are counted.",
);

/** The landing rate of organisations or systems. */
export function ShareTable({ title, of }: { readonly title: Pair; readonly of: readonly Share[] }) {
  return (
    <Panel title={title}>
      {of.length === 0 ? (
        <Empty title={NOTHING} next={NEXT} />
      ) : (
        <Table rows={of} columns={COLUMNS} id={(one) => `${one.by}:${one.key}`} />
      )}
    </Panel>
  );
}

const COLUMNS: readonly Column<Share>[] = [
  { key: "name", title: pair("名称", "Name"), cell: (of) => <Name of={of} /> },
  {
    key: "columns",
    title: pair("字段", "Columns"),
    end: true,
    cell: (of) => <Tables of={of} />,
  },
  {
    key: "rate",
    title: pair("字段落标率", "Landed"),
    end: true,
    cell: (of) => <Rate of={of.bound} all={of.columns} />,
  },
  {
    key: "items",
    title: pair("信息项", "Items"),
    end: true,
    cell: (of) => <Items of={of} />,
  },
  {
    key: "items_rate",
    title: pair("信息项落标率", "Items landed"),
    end: true,
    cell: (of) => <Rate of={of.bound_items} all={of.items} />,
  },
];

function Name({ of }: { readonly of: Share }) {
  return <Words pair={nameOfShare(of)} />;
}

/** So many of so many columns, and the way to the tables in which they were counted. */
function Tables({ of }: { readonly of: Share }) {
  const part = <Part of={of.bound} all={of.columns} />;
  return of.columns > 0 ? <Link to={tablesOf(of)}>{part}</Link> : part;
}

/** So many of so many items, and the way to those that land and to all of them. */
function Items({ of }: { readonly of: Share }) {
  const { language } = useSpeech();
  if (of.items === 0) return "—";
  const [bound, all] = [of.bound_items, of.items].map((count) => formatFigure(count, language));
  return (
    <>
      {of.bound_items > 0 ? <Link to={itemsOf(of, true)}>{bound}</Link> : bound}
      {" / "}
      <Link to={itemsOf(of)}>{all}</Link>
    </>
  );
}

interface PartProps {
  readonly of: number;
  readonly all: number;
}

/** So many of so many. */
export function Part({ of, all }: PartProps) {
  const { language } = useSpeech();
  return all === 0 ? "—" : `${formatFigure(of, language)} / ${formatFigure(all, language)}`;
}

export function Rate({ of, all }: PartProps) {
  const say = useSay();
  return rateOf(of, all) ?? say(NOTHING);
}
