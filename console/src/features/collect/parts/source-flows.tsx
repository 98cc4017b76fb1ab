import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import { type Source, useFlows } from "../queries";
import { FLOW_COLUMNS } from "./flow-columns";

const EMPTY = {
  title: pair("还没有归集任务", "No flows yet"),
  next: pair("在“源表”中选择一张表，点击“归集这张表”。", "Choose a table and collect it."),
};

/** What is collected from a source. */
export function SourceFlows({ of }: { readonly of: Source }) {
  const place = usePlace();
  const flows = useFlows({ source_id: of.id, ...askFor(place) });
  return (
    <Panel>
      <PagedTable
        query={flows}
        place={place}
        empty={EMPTY}
        columns={FLOW_COLUMNS}
        id={(flow) => flow.id}
        to={(flow) => `/collect/flows/${flow.id}`}
      />
    </Panel>
  );
}
