import { Link } from "react-router";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Table } from "../queries";
import * as words from "../words";

type Snapshot = Table["snapshots"][number];
const EMPTY = {
  title: pair("没有快照", "No snapshots"),
  next: pair("每次入湖都会留下一个可以回看的快照。", "Every landing leaves one."),
};
const LOOK = pair("查看当时的数据", "See it as it was");
const COLUMNS: readonly Column<Snapshot>[] = [
  { key: "at", title: words.SNAPSHOT_AT, tight: true, cell: (of) => formatMoment(of.at) },
  {
    key: "operation",
    title: words.OPERATION,
    cell: (of) => <Words of={words.OPERATIONS} code={of.operation} />,
  },
  { key: "rows", title: words.ROWS, tight: true, end: true, cell: (of) => <Count of={of.rows} /> },
  { key: "id", title: words.SNAPSHOT, tight: true, cell: (of) => <code>{of.id}</code> },
  { key: "look", title: words.DO, tight: true, cell: (of) => <Look at={of.id} /> },
];

/** The states of a table that can still be read, newest first. */
export function Snapshots({ of }: { readonly of: Table }) {
  const newest = [...of.snapshots].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Panel>
      {newest.length === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Rows rows={newest} columns={COLUMNS} id={(snapshot) => snapshot.id} />
      )}
    </Panel>
  );
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}

function Look({ at }: { readonly at: string }) {
  const say = useSay();
  return <Link to={`?${new URLSearchParams({ tab: "preview", snapshot: at })}`}>{say(LOOK)}</Link>;
}
