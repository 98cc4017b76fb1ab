import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Entry, useEntryVerbs } from "../queries";
import { Coded } from "./coded";

type Resource = Entry["resources"][number];
const EMPTY = {
  title: pair("还没有挂接资源", "No resource bound yet"),
  next: pair(
    "点击“挂接资源”选择湖中的库表；挂接后才能按授权提供数据。",
    "Bind a table of the lake: only then can its data be granted.",
  ),
};
const VERBS: Verbs = {
  release: {
    words: pair("解除挂接", "Release"),
    tone: "danger",
    about: pair("解除后，不能再通过本目录提供这张表的数据。", "Its data leave this entry."),
  },
};

/** What an entry is filled from. */
export function EntryResources({ of }: { readonly of: Entry }) {
  return (
    <Panel>
      {of.resources.length === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Table rows={of.resources} columns={columnsOf(of)} id={(resource) => resource.id} />
      )}
    </Panel>
  );
}

const columnsOf = (entry: Entry): Column<Resource>[] => [
  {
    key: "name",
    title: pair("资源", "Resource"),
    cell: (of) => <Named zh={of.name} physical={`${of.namespace}.${of.table_name}`} />,
  },
  {
    key: "kind",
    title: pair("资源类型", "Kind"),
    tight: true,
    cell: (of) => <Coded field="resource_kind" value={of.kind} />,
  },
  {
    key: "at",
    title: pair("挂接时间", "Bound"),
    tight: true,
    cell: (of) => formatMoment(of.bound_at),
  },
  ...(entry.verbs.includes("bind")
    ? [
        {
          key: "verbs",
          title: pair("操作", "Do"),
          tight: true,
          cell: (of: Resource) => <Release entry={entry.id} resource={of.id} />,
        },
      ]
    : []),
];

function Release({ entry, resource }: { readonly entry: string; readonly resource: string }) {
  const verbs = useEntryVerbs(entry);
  return (
    <VerbBar size="small" offered={["release"]} verbs={VERBS} act={() => verbs.release(resource)} />
  );
}
