import { useParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { PAGE_SIZE } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Empty } from "@/shared/ui/empty";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { type Column, Table } from "@/shared/ui/table";
import { Timeline } from "@/shared/ui/timeline";
import { Words } from "@/shared/ui/words";
import { type Code, type CodeList, useCodeList, useCodeListTimeline } from "../queries";
import { codesWith } from "../rules";
import { CODE_LISTS, EVENTS, SOURCE } from "../words";

const SEARCH = pair("代码或名称", "Code or name");
const NOTHING = pair("没有符合的代码", "No such code");
const NEXT = pair("请换一个代码或名称。", "Try another code or name.");
const COLUMNS: readonly Column<Code>[] = [
  { key: "code", title: pair("代码", "Code"), tight: true, cell: (of) => of.code },
  { key: "name", title: pair("名称", "Name"), cell: (of) => <Words pair={of.name} /> },
  { key: "parent", title: pair("上级代码", "Above"), tight: true, cell: (of) => of.parent ?? "—" },
  {
    key: "from",
    title: pair("启用", "From"),
    tight: true,
    cell: (of) => formatDay(of.valid_from),
  },
  { key: "to", title: pair("停用", "Until"), tight: true, cell: (of) => formatDay(of.valid_to) },
];
const TABS: readonly DetailTab<CodeList>[] = [
  { key: "codes", title: pair("代码", "Codes"), body: (of) => <Codes of={of} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <ListTimeline id={of.id} /> },
];

export function CodeListPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: CODE_LISTS, to: "/standards/code-lists" }}
      query={useCodeList(id)}
      head={(of) => ({
        title: of.name,
        facts: [
          [SOURCE, of.source],
          [pair("代码数", "Codes"), of.codes.length],
        ],
      })}
      tabs={TABS}
    />
  );
}

function Codes({ of }: { readonly of: CodeList }) {
  const place = usePlace();
  const codes = codesWith(of.codes, place.q);
  const shown = codes.slice((place.page - 1) * PAGE_SIZE, place.page * PAGE_SIZE);
  return (
    <Panel>
      <FilterBar search={SEARCH} filters={[]} place={place} />
      {codes.length === 0 ? (
        <Empty title={NOTHING} next={NEXT} />
      ) : (
        <Table rows={shown} columns={COLUMNS} id={(code) => code.code} />
      )}
      <Pager page={place.page} total={codes.length} />
    </Panel>
  );
}

function ListTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useCodeListTimeline(id)} events={EVENTS} details={{ source: SOURCE }} />;
}
