import { useSearchParams } from "react-router";
import { PAGE_SIZE } from "@/shared/lib/place";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { Table } from "@/shared/ui/table";
import { useFlowRuns } from "../queries";
import { RUN_COLUMNS } from "./run-columns";

const EMPTY = {
  title: pair("还没有运行过", "Never run"),
  next: pair("先看“计划”，再点击“运行”。", "Look at the plan, then run it."),
};

/** Every run of a flow, newest first. */
export function FlowRuns({ id }: { readonly id: string }) {
  const [search] = useSearchParams();
  const page = Number(search.get("page") ?? "1");
  const runs = useFlowRuns(id, { page, size: PAGE_SIZE });
  return (
    <Panel>
      <Loaded query={runs}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <>
              <Table
                rows={rows}
                columns={RUN_COLUMNS}
                id={(run) => run.id}
                to={(run) => `/collect/runs/${run.id}`}
              />
              <Pager page={page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
