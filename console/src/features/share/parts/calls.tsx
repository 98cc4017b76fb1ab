import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
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
  const place = usePlace();
  const calls = useCalls({ ...askFor(place), grant_id, service });
  return (
    <Panel>
      <PagedTable
        query={calls}
        place={place}
        empty={EMPTY}
        columns={CALL_COLUMNS}
        id={(of) => of.id}
        to={(of) => `/share/calls/${of.id}`}
      />
    </Panel>
  );
}
