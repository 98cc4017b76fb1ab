import { formatDay } from "@/shared/lib/formats";
import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import type { Column } from "@/shared/ui/table";
import type { Element } from "../queries/elements";
import { type BoundColumn, useBoundColumns, useItemsOfElement } from "../queries/uses";
import { OWNER } from "../words";
import { ENTRY_STATE, idOfItem, LANDED_ITEM, toItem } from "./landed-items";

const NO_COLUMN = {
  title: pair("还没有字段绑定本数据元", "No column is bound to it"),
  next: pair("可在“落标”中为数据表的字段绑定数据元。", "Bind columns of tables under Landing."),
};
const NO_ITEM = {
  title: pair("还没有信息项落到本数据元", "No item lands in it"),
  next: pair(
    "编辑目录的信息项时可按建议引用数据元，或为信息项对应的字段绑定数据元。",
    "Name it in the items of an entry, or bind the columns that fill them.",
  ),
};
const COLUMNS: readonly Column<BoundColumn>[] = [
  {
    key: "column",
    title: pair("字段", "Column"),
    cell: (of) => <Named zh={of.column_title || of.column} physical={of.column} />,
  },
  {
    key: "table",
    title: pair("数据表", "Table"),
    cell: (of) => <Named zh={of.title || of.table} physical={`${of.namespace}.${of.table}`} />,
  },
  { key: "owner", title: OWNER, cell: (of) => of.owner_name || "—" },
  { key: "by", title: pair("绑定人", "Bound by"), cell: (of) => of.bound_by_name },
  {
    key: "since",
    title: pair("绑定日期", "Since"),
    tight: true,
    cell: (of) => formatDay(of.since),
  },
];
const ITEMS = [...LANDED_ITEM, ENTRY_STATE];

/** The columns of the lake that are bound to an element. */
export function ColumnsOfElement({ of }: { readonly of: Element }) {
  const place = usePlace();
  const found = useBoundColumns({ element: of.code, ...askFor(place) });
  return (
    <Panel>
      <PagedTable
        query={found}
        place={place}
        empty={NO_COLUMN}
        columns={COLUMNS}
        id={(one) => `${one.table_id}.${one.column}`}
        to={(one) => `/standards/landing/${one.table_id}`}
      />
    </Panel>
  );
}

/** The items that land in an element: they name it, or are filled from a column bound to it. */
export function ItemsOfElement({ of }: { readonly of: Element }) {
  const place = usePlace();
  const found = useItemsOfElement({ element: of.code, ...askFor(place) });
  return (
    <Panel>
      <PagedTable
        query={found}
        place={place}
        empty={NO_ITEM}
        columns={ITEMS}
        id={idOfItem}
        to={toItem}
      />
    </Panel>
  );
}
