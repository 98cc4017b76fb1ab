import { useState } from "react";
import { useMe } from "@/features/identity/door";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import type { Column } from "@/shared/ui/table";
import { TickedTable } from "@/shared/ui/ticked-table";
import { type OnDuty, useEntriesOnDuty } from "../queries/updates";
import * as words from "../words";
import { MANY_VERBS, ManyEntries, manyVerbsFor } from "./many-entries";

const VERB = "require_update";
const EMPTY = {
  title: pair("没有依据该权责的已发布目录", "No published entry stands on this duty"),
  next: pair(
    "依据该权责的政务服务事项，其需要和产生的目录发布后列在这里。",
    "What the service items based on it need and produce stands here once it is published.",
  ),
};
const COLUMNS: readonly Column<OnDuty>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.name },
  { key: "code", title: words.CODE, tight: true, cell: (of) => of.res_code ?? "—" },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
];

/** The published entries that stand on a duty: when it changes, they are to be updated. */
export function EntriesOnDuty({ id }: { readonly id: string }) {
  const me = useMe();
  const [ticked, tick] = useState<readonly OnDuty[]>();
  const may = manyVerbsFor(me.data?.permissions ?? []).includes(VERB);
  return (
    <Panel>
      <Loaded query={useEntriesOnDuty(id)}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <TickedTable
              rows={rows}
              columns={COLUMNS}
              id={(of) => of.id}
              to={(of) => `/catalogue/entries/${of.id}`}
              many={{ words: MANY_VERBS[VERB].words, may: () => may, open: tick }}
            />
          )
        }
      </Loaded>
      {ticked && <ManyEntries verb={VERB} of={ticked} close={() => tick(undefined)} />}
    </Panel>
  );
}
