import { pair } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { RUN_COLUMNS } from "../parts/run-columns";
import { type RunLine, useRuns } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "所有归集任务的运行：读取、入湖和隔离的行数两侧对账，不平则失败。",
  "Every run: rows read equal rows landed and set aside, or the run fails.",
);
const EMPTY = {
  title: pair("还没有运行记录", "No runs yet"),
  next: pair("打开一个归集任务，点击“运行”。", "Open a flow and run it."),
  action: <GoTo to="/collect/flows" words={words.FLOWS} />,
};
const COLUMNS: readonly Column<RunLine>[] = [
  { key: "flow", title: words.FLOW_TITLE, cell: (of) => of.flow_title },
  ...RUN_COLUMNS,
];

export function RunsPage() {
  return (
    <ListPage
      title={words.RUNS}
      about={ABOUT}
      useRows={useRuns}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/collect/runs/${of.id}`}
      empty={EMPTY}
    />
  );
}
