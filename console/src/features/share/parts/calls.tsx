import { useSearchParams } from "react-router";
import { PAGE_SIZE } from "@/shared/lib/place";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { Table } from "@/shared/ui/table";
import { useCalls } from "../queries/grants";
import { CALL_COLUMNS } from "./call-columns";

const EMPTY = {
  title: pair("还没有调用", "Not called yet"),
  next: pair(
    "应用系统用自己的密钥签名调用后，每一次调用都记录在这里，包括被拒绝的。",
    "Every signed call of the system is recorded here, refused ones too.",
  ),
};

interface CallsProps {
  readonly grant_id?: string;
  readonly service?: string;
}

/** The calls under a grant or of a service, newest first. */
export function Calls({ grant_id, service }: CallsProps) {
  const [search] = useSearchParams();
  const page = Number(search.get("page") ?? "1");
  const calls = useCalls({ page, size: PAGE_SIZE, grant_id, service });
  return (
    <Panel>
      <Loaded query={calls}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <>
              <Table
                rows={rows}
                columns={CALL_COLUMNS}
                id={(of) => of.id}
                to={(of) => `/share/calls/${of.id}`}
              />
              <Pager page={page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
