import { useSearchParams } from "react-router";
import { PAGE_SIZE } from "@/shared/lib/place";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { Table } from "@/shared/ui/table";
import { type Source, useFlows } from "../queries";
import { FLOW_COLUMNS } from "./flow-columns";

const EMPTY = {
  title: pair("还没有归集任务", "No flows yet"),
  next: pair("在“源表”中选择一张表，点击“归集这张表”。", "Choose a table and collect it."),
};

/** What is collected from a source. */
export function SourceFlows({ of }: { readonly of: Source }) {
  const [search] = useSearchParams();
  const page = Number(search.get("page") ?? "1");
  const flows = useFlows({ source_id: of.id, page, size: PAGE_SIZE });
  return (
    <Panel>
      <Loaded query={flows}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <>
              <Table
                rows={rows}
                columns={FLOW_COLUMNS}
                id={(flow) => flow.id}
                to={(flow) => `/collect/flows/${flow.id}`}
              />
              <Pager page={page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
