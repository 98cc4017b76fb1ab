import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { type Key, useRevokeKey } from "../queries/keys";
import * as words from "../words";

const ANYWHERE = pair("不限", "Anywhere");
const VERBS: Verbs = {
  revoke: {
    words: pair("吊销", "Revoke"),
    tone: "danger",
    about: pair("吊销后立即失效，不能恢复。", "It stops working at once and for good."),
  },
};
const COLUMNS: readonly Column<Key>[] = [
  { key: "name", title: words.TITLE, cell: (key) => key.name },
  { key: "id", title: words.KEY_ID, tight: true, cell: (key) => <code>{key.id}</code> },
  {
    key: "from",
    title: words.ADDRESSES,
    cell: (key) => key.addresses.join("、") || <Words pair={ANYWHERE} />,
  },
  { key: "until", title: words.EXPIRES, tight: true, cell: (key) => formatMoment(key.expires_at) },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (key) => <StatusTag of={words.KEY_STATES} code={key.state} />,
  },
  { key: "verbs", title: pair("操作", "Do"), tight: true, cell: (key) => <KeyVerbs of={key} /> },
];

interface KeyTableProps {
  readonly of: readonly Key[];
  readonly empty: { readonly title: Pair; readonly next: Pair };
}

/** Keys without their secrets, newest first. */
export function KeyTable({ of, empty }: KeyTableProps) {
  return (
    <Panel>
      {of.length === 0 ? (
        <Empty {...empty} />
      ) : (
        <Table rows={of} columns={COLUMNS} id={(key) => key.id} />
      )}
    </Panel>
  );
}

function KeyVerbs({ of }: { readonly of: Key }) {
  return <VerbBar size="small" offered={of.verbs} verbs={VERBS} act={useRevokeKey(of.id)} />;
}
