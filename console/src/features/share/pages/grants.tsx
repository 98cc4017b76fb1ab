import { formatDay } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { GrantState } from "../parts/grant-state";
import { Modes } from "../parts/modes";
import { filtersOf, SIDE_COLUMNS } from "../parts/two-sides";
import { type GrantLine, useGrants } from "../queries/grants";
import { lastDay } from "../rules";
import * as words from "../words";

const ABOUT = pair(
  "通过的申请自动生成授权：哪些信息项、哪些区划、怎样展示、用到何时，每次调用都按此执行。",
  "What approved applications became: items, divisions, masks and time, enforced at every call.",
);
const SEARCH = pair("目录、应用系统、需求部门", "Entry, system, consumer");
const EMPTY = {
  title: pair("还没有授权", "No grants yet"),
  next: pair(
    "申请经提供部门和主管部门审核通过后，授权会自动出现在这里。",
    "A grant appears here once an application has been approved.",
  ),
};
const WHOSE = {
  name: "mine",
  title: pair("全部授权", "All"),
  options: { true: pair("本单位持有的", "Held by one's own organisation") },
};
const FILTERS = filtersOf(WHOSE, "status", words.GRANT_STATES);
const COLUMNS: readonly Column<GrantLine>[] = [
  ...SIDE_COLUMNS,
  { key: "service", title: words.SERVICE_CODE, tight: true, cell: (of) => of.service_code },
  { key: "modes", title: words.MODE, tight: true, cell: (of) => <Modes of={of.modes} /> },
  { key: "given", title: words.GIVEN, tight: true, cell: (of) => formatDay(of.given_at) },
  { key: "until", title: words.UNTIL, tight: true, cell: (of) => formatDay(lastDay(of.until)) },
  { key: "state", title: words.STATE, tight: true, cell: (of) => <GrantState of={of} /> },
];

export function GrantsPage() {
  return (
    <ListPage
      title={words.GRANTS}
      about={ABOUT}
      search={SEARCH}
      filters={FILTERS}
      useRows={useGrants}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/share/grants/${of.id}`}
      empty={EMPTY}
    />
  );
}
