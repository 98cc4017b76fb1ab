import { pair } from "@/shared/lib/words";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { RecordList } from "../parts/record-list";
import { type Duty, useDuties } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "各部门公布的权责事项，是编制数据目录的第一项依据。",
  "The powers that departments publish: the first ground of the catalogue.",
);
const EMPTY = {
  title: pair("还没有权责事项", "No duties yet"),
  next: pair(
    "用“批量导入”整表导入权责清单，或逐条登记。",
    "Import the whole list, or register them one by one.",
  ),
};
const COLUMNS: readonly Column<Duty>[] = [
  { key: "code", title: words.FIELDS.code, cell: (of) => of.code },
  {
    key: "kind",
    title: words.FIELDS.power,
    tight: true,
    cell: (of) => <Words of={words.POWERS} code={of.kind} />,
  },
];

export function DutiesPage() {
  return (
    <RecordList
      register="duty"
      title={words.DUTIES}
      about={ABOUT}
      useRecords={useDuties}
      columns={COLUMNS}
      empty={EMPTY}
    />
  );
}
