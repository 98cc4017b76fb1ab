import { pair } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { RecordList } from "../parts/record-list";
import { type System, useSystems } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "各部门建设和使用的应用系统。系统中的数据应编尽编。",
  "The systems that departments run. All data in them belongs in the catalogue.",
);
const EMPTY = {
  title: pair("还没有应用系统", "No systems yet"),
  next: pair(
    "用“批量导入”导入系统清单，或逐条登记。",
    "Import the list of systems, or register them one by one.",
  ),
};
const COLUMNS: readonly Column<System>[] = [
  {
    key: "network",
    title: words.FIELDS.network,
    tight: true,
    cell: (of) => (of.network ? <Words of={words.NETWORKS} code={of.network} /> : "—"),
  },
  {
    key: "covered",
    title: words.FIELDS.covered,
    tight: true,
    cell: (of) => (of.covered ? <StatusTag of={words.COVERED} code={of.covered} /> : "—"),
  },
];

export function SystemsPage() {
  return (
    <RecordList
      register="system"
      title={words.SYSTEMS}
      about={ABOUT}
      useRecords={useSystems}
      columns={COLUMNS}
      empty={EMPTY}
      actions={<GoTo to="/catalogue/coverage" words={words.COVERAGE} />}
    />
  );
}
