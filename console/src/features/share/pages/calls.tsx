import { useInAddress } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { DayFilter } from "@/shared/ui/day-filter";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { Beside } from "../parts/beside";
import { CALL_COLUMNS } from "../parts/call-columns";
import { type Call, useCalls } from "../queries/grants";
import * as words from "../words";

const ABOUT = pair(
  "每一次调用：谁、何时、按哪份授权、用了哪些信息项。只记名称，不记数据；保存不少于三年。",
  "Every call: who, when, by which grant, which items. Names are kept, never values.",
);
const EMPTY = {
  title: pair("还没有调用记录", "No calls yet"),
  next: pair(
    "打开数据服务查看调用示例和签名方法，由应用系统发起第一次调用。",
    "See the examples and how to sign at a service, and let a system call it.",
  ),
};
const FILTERS = [{ name: "state", title: words.STATE, options: words.CALL_STATES }];
const [AT, ...REST] = CALL_COLUMNS;
const COLUMNS: readonly Column<Call>[] = [
  ...(AT ? [AT] : []),
  {
    key: "service",
    title: words.SERVICE,
    cell: (of) => <Beside of={of.service_name || of.service_code} small={of.service_code} />,
  },
  ...REST,
];

/** Of the day in the address, which the overview sets. */
function useRows(ask: Ask) {
  const [day] = useInAddress("day");
  return useCalls({ ...ask, day });
}

export function CallsPage() {
  return (
    <ListPage
      title={words.CALLS}
      about={ABOUT}
      filters={FILTERS}
      batch={<DayFilter name="day" />}
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/share/calls/${of.id}`}
      empty={EMPTY}
    />
  );
}
