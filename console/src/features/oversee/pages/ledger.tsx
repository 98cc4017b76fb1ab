import DatePicker from "antd/es/date-picker";
import dayjs, { type Dayjs } from "dayjs";
import { useSearchParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { OrganisationName } from "@/shared/lib/organisation-name";
import { pair } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { MODULES } from "../parts/event-modules";
import { Gist } from "../parts/gist";
import { Happened } from "../parts/happened";
import { LedgerObject } from "../parts/object";
import { Proof } from "../parts/proof";
import { type Line, useLedger } from "../queries";
import { LEDGER } from "../words";

const ABOUT = pair(
  "平台上发生的每一件事，只增不改。每一行都封入哈希树并签名，可随时验真。",
  "Everything that happened, in lines that are only added, sealed and signed.",
);
const ACTOR = pair("操作人姓名", "Who did it");
const MODULE = pair("业务", "Module");
const EMPTY = {
  title: pair("台账还是空的", "The ledger is empty"),
  next: pair("平台上的第一个操作会成为第一行。", "The first thing done becomes its first line."),
};
const COLUMNS: readonly Column<Line>[] = [
  { key: "id", title: pair("编号", "No."), tight: true, end: true, cell: (of) => of.id },
  { key: "at", title: pair("时间", "Time"), tight: true, cell: (of) => formatMoment(of.at) },
  {
    key: "event",
    title: pair("事件", "Event"),
    tight: true,
    cell: (of) => <Happened line={of} />,
  },
  { key: "actor", title: pair("操作人", "Who"), tight: true, cell: (of) => of.actor_name },
  {
    key: "organisation",
    title: pair("机构", "Organisation"),
    tight: true,
    cell: (of) => (of.organisation ? <OrganisationName uscc={of.organisation} /> : "—"),
  },
  { key: "object", title: pair("对象", "On what"), cell: (of) => <LedgerObject of={of} /> },
  { key: "gist", title: pair("内容", "What"), cell: (of) => <Gist of={of} /> },
];
const FILTERS = [{ name: "event", title: MODULE, options: MODULES }];

/** The search box looks for a person; the time stands in the address beside the filters. */
function useLines({ q, ...ask }: Ask) {
  const [search] = useSearchParams();
  const [since, until] = [search.get("since"), search.get("until")];
  return useLedger({
    ...ask,
    actor: q,
    since: since ? dayjs(since).toISOString() : undefined,
    until: until ? dayjs(until).add(1, "day").toISOString() : undefined,
  });
}

export function LedgerPage() {
  return (
    <ListPage
      title={LEDGER}
      about={ABOUT}
      above={<Proof />}
      search={ACTOR}
      filters={FILTERS}
      batch={<Period />}
      useRows={useLines}
      columns={COLUMNS}
      id={(of) => String(of.id)}
      empty={EMPTY}
    />
  );
}

function Period() {
  const [search, setSearch] = useSearchParams();
  const dayOf = (name: string): Dayjs | null => {
    const day = search.get(name);
    return day ? dayjs(day) : null;
  };
  const choose = (days: readonly (Dayjs | null)[] | null) => {
    const after = new URLSearchParams(search);
    after.delete("page");
    for (const [index, name] of ["since", "until"].entries()) {
      const day = days?.[index];
      if (day) after.set(name, day.format("YYYY-MM-DD"));
      else after.delete(name);
    }
    setSearch(after);
  };
  return (
    <DatePicker.RangePicker
      value={[dayOf("since"), dayOf("until")]}
      allowEmpty={[true, true]}
      onChange={choose}
    />
  );
}
