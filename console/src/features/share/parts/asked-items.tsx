import { Coded } from "@/features/catalogue/door";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { Application, AskedItem } from "../queries/applications";
import * as words from "../words";
import { LevelOf } from "./level-of";
import { MaskOf } from "./mask-of";

const EMPTY = {
  title: pair("没有勾选信息项", "No items ticked"),
  next: pair("编辑申请，勾选需要的信息项。", "Edit the application and tick the items needed."),
};
const COLUMNS: readonly Column<AskedItem>[] = [
  {
    key: "name",
    title: words.ITEMS,
    cell: (of) => <Named zh={of.name} physical={of.column} />,
  },
  {
    key: "share",
    title: words.SHARE_TYPE,
    tight: true,
    cell: (of) => <Coded field="share_type" value={of.share_type} />,
  },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => <LevelOf level={of.level} />,
  },
  {
    key: "sensitive",
    title: words.SENSITIVE,
    tight: true,
    cell: (of) => <Coded field="sensitive_type" value={of.sensitive_type} />,
  },
  { key: "mask", title: words.MASK, tight: true, cell: (of) => <MaskOf mask={of.mask} /> },
];

/** What was ticked, and how it is going to be shown. */
export function AskedItems({ of }: { readonly of: Application }) {
  return (
    <Panel>
      {of.item_rows.length === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Table rows={of.item_rows} columns={COLUMNS} id={({ code }) => code} />
      )}
    </Panel>
  );
}
