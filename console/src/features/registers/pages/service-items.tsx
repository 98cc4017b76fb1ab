import { pair } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { RecordList } from "../parts/record-list";
import { type ServiceItemLine, useServiceItems } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "办理事项所需的材料和产生的结果都应编入目录；在详情页“引导编目”一次生成草稿。",
  "What items need and produce belongs in the catalogue; their pages draft the entries.",
);
const EMPTY = {
  title: pair("还没有政务服务事项", "No service items yet"),
  next: pair(
    "用“批量导入”导入事项清单（一行一项材料），或逐条登记。",
    "Import the list, one line a material, or register them one by one.",
  ),
};
const COLUMNS: readonly Column<ServiceItemLine>[] = [
  { key: "code", title: words.FIELDS.code, cell: (of) => of.code },
  {
    key: "kind",
    title: words.FIELDS.kind,
    tight: true,
    cell: (of) => <Words of={words.KINDS} code={of.kind} />,
  },
  {
    key: "covered",
    title: words.FIELDS.covered,
    tight: true,
    cell: (of) => (of.covered ? <StatusTag of={words.COVERED} code={of.covered} /> : "—"),
  },
];

export function ServiceItemsPage() {
  return (
    <RecordList
      register="service_item"
      title={words.SERVICE_ITEMS}
      about={ABOUT}
      useRecords={useServiceItems}
      columns={COLUMNS}
      empty={EMPTY}
      actions={<GoTo to="/catalogue/coverage" words={words.COVERAGE} />}
    />
  );
}
