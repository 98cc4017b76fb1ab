import { Coded } from "@/features/catalogue/door";
import { formatMoment } from "@/shared/lib/formats";
import { useInAddress } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Named } from "@/shared/ui/named";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { type Freshness, useFreshness } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "已发布目录挂接的库表，按目录的更新周期核对最近一次更新；久未更新的在前。",
  "Tables of published entries against their update cycle, the longest waiting first.",
);
const EMPTY = {
  title: pair("没有已挂接库表的目录", "No published entry has a table"),
  next: pair(
    "目录发布并挂接湖中库表后，这里核对数据是否按周期更新。",
    "Once an entry is published and bound to a table, its renewal is watched here.",
  ),
};
const FILTERS = [{ name: "state", title: words.STATE, options: words.FRESHNESS_STATES }];
const COLUMNS: readonly Column<Freshness>[] = [
  { key: "entry", title: words.ENTRY, cell: (of) => of.entry_name },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  {
    key: "table",
    title: words.TABLE,
    cell: (of) => <Named zh={of.table} physical={`${of.namespace}.${of.table}`} />,
  },
  {
    key: "cycle",
    title: words.CYCLE,
    tight: true,
    cell: (of) => <Coded field="update_cycle" value={of.update_cycle} />,
  },
  {
    key: "renewed",
    title: words.RENEWED,
    tight: true,
    cell: (of) => (of.renewed_at ? formatMoment(of.renewed_at) : "—"),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.FRESHNESS_STATES} code={of.state} />,
  },
];

/** In the division of the address, which the overview sets. */
function useFreshnessThere(ask: Ask) {
  const [division] = useInAddress("division");
  return useFreshness({ ...ask, division });
}

/** The tables behind the overview's ring of freshness. */
export function FreshnessPage() {
  return (
    <ListPage
      title={words.FRESHNESS}
      about={ABOUT}
      filters={FILTERS}
      useRows={useFreshnessThere}
      columns={COLUMNS}
      id={(of) => `${of.namespace}.${of.table}/${of.entry_id}`}
      to={(of) => `/catalogue/entries/${of.entry_id}`}
      empty={EMPTY}
    />
  );
}
