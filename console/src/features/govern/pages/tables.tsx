import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSpeech } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { ListPage } from "@/shared/ui/list-page";
import { Named } from "@/shared/ui/named";
import type { Column } from "@/shared/ui/table";
import { Score } from "../parts/score";
import { type TableLine, useTables } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "归集入湖的库表：元数据、质量、分级和历史快照。",
  "Tables in the lake: metadata, quality, grades and snapshots.",
);
const SEARCH = pair("表名或中文名", "Name or title");
const FLOWS = pair("归集任务", "Flows");
const EMPTY = {
  title: pair("湖中还没有库表", "No tables in the lake yet"),
  next: pair(
    "运行一次归集任务，库表、元数据和质量结果会出现在这里。",
    "Run a flow: its table, metadata and quality appear here.",
  ),
  action: <GoTo to="/collect/flows" words={FLOWS} />,
};
const FILTERS = [
  {
    name: "with_aside",
    title: pair("全部库表", "All tables"),
    options: { true: pair("有隔离行的", "With rows set aside") },
  },
];
const COLUMNS: readonly Column<TableLine>[] = [
  {
    key: "table",
    title: words.TABLE,
    cell: (of) => <Named zh={of.title} physical={`${of.namespace}.${of.name}`} />,
  },
  { key: "owner", title: words.OWNER, cell: (of) => of.owner_name },
  { key: "format", title: words.FORMAT, tight: true, cell: (of) => of.format_type },
  { key: "rows", title: words.ROWS, tight: true, end: true, cell: (of) => <Rows of={of.rows} /> },
  {
    key: "aside",
    title: words.SET_ASIDE,
    tight: true,
    end: true,
    cell: (of) => <Rows of={of.aside} />,
  },
  {
    key: "score",
    title: words.SCORE,
    tight: true,
    end: true,
    cell: (of) => <Score value={of.score} />,
  },
  {
    key: "updated",
    title: words.UPDATED,
    tight: true,
    cell: (of) => formatMoment(of.updated_at),
  },
];

export function TablesPage() {
  return (
    <ListPage
      title={words.TABLES}
      about={ABOUT}
      search={SEARCH}
      filters={FILTERS}
      useRows={useTables}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/govern/tables/${of.id}`}
      empty={EMPTY}
    />
  );
}

function Rows({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}
