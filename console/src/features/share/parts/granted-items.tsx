import { Coded } from "@/features/catalogue/door";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { GrantedItem } from "../queries/grants";
import * as words from "../words";
import { LevelOf } from "./level-of";
import { MaskOf } from "./mask-of";

const COLUMNS: readonly Column<GrantedItem>[] = [
  {
    key: "name",
    title: words.ITEMS,
    cell: (of) => <Named zh={of.name} physical={of.column} />,
  },
  { key: "level", title: words.LEVEL, tight: true, cell: (of) => <LevelOf level={of.level} /> },
  {
    key: "sensitive",
    title: words.SENSITIVE,
    tight: true,
    cell: (of) => <Coded field="sensitive_type" value={of.sensitive_type} />,
  },
  { key: "mask", title: words.MASK, tight: true, cell: (of) => <MaskOf mask={of.mask} /> },
];

/** The items that a consumer is given, each as it is shown. */
export function GrantedItems({ of }: { readonly of: readonly GrantedItem[] }) {
  return (
    <Panel>
      <Table rows={of} columns={COLUMNS} id={({ code }) => code} />
    </Panel>
  );
}
