import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Named } from "@/shared/ui/named";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { useGradedTables } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "湖中库表的数据级别，取其字段中最高的级别（就高从严）。",
  "The level of a table is the highest of its columns.",
);
const SEARCH = pair("库表名称", "Name of a table");
const EMPTY = {
  title: pair("还没有定级的库表", "No graded tables yet"),
  next: pair(
    "在“湖中库表”打开一张表，点击“识别定级”，各字段的敏感类型和级别显示在这里。",
    "Open a lake table and have it recognised: its columns and their levels are shown here.",
  ),
};
type Row = NonNullable<ReturnType<typeof useGradedTables>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  {
    key: "table",
    title: words.TABLE,
    cell: (of) => <Named zh={of.title} physical={`${of.namespace}.${of.name}`} />,
  },
  {
    key: "rows",
    title: words.SAMPLED,
    tight: true,
    end: true,
    cell: (of) => formatCount(of.rows_sampled, "zh"),
  },
  {
    key: "at",
    title: words.GRADED,
    tight: true,
    cell: (of) => formatMoment(of.graded_at),
  },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => <StatusTag of={words.LEVELS} code={of.level} />,
  },
];
const FILTERS = [{ name: "level", title: words.LEVEL, options: words.LEVELS }];

const useRows = (ask: Ask) => useGradedTables(ask);

export function TablesPage() {
  return (
    <ListPage
      title={words.GRADES}
      about={ABOUT}
      search={SEARCH}
      filters={FILTERS}
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/protect/tables/${of.id}`}
      empty={EMPTY}
    />
  );
}
