import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import { useFlowRuns } from "../queries";
import { RUN_COLUMNS } from "./run-columns";

const EMPTY = {
  title: pair("还没有运行过", "Never run"),
  next: pair("先看“计划”，再点击“运行”。", "Look at the plan, then run it."),
};

/** Every run of a flow, newest first. */
export function FlowRuns({ id }: { readonly id: string }) {
  const place = usePlace();
  const runs = useFlowRuns(id, { ...askFor(place) });
  return (
    <Panel>
      <PagedTable
        query={runs}
        place={place}
        empty={EMPTY}
        columns={RUN_COLUMNS}
        id={(run) => run.id}
        to={(run) => `/collect/runs/${run.id}`}
      />
    </Panel>
  );
}
