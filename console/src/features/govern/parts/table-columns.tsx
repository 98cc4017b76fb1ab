import { Coded } from "@/features/catalogue/door";
import { LEVELS } from "@/features/protect/door";
import { BadNameNote } from "@/features/standards/door";
import { columnType } from "@/shared/lib/column-types";
import { pair } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Table } from "../queries";
import * as words from "../words";
import { Advice } from "./advice";

type TableColumn = Table["columns"][number];
const EMPTY = {
  title: pair("没有字段", "No columns"),
  next: pair("运行归集任务后自动登记。", "They are described when a flow has run."),
};
const TABLE_NAME = pair("表名", "The table's name");
const COLUMNS: readonly Column<TableColumn>[] = [
  {
    key: "name",
    title: words.COLUMN,
    cell: (of) => (
      <>
        <Named zh={of.title} physical={of.name} />
        {of.bad_name && (
          <div>
            <BadNameNote of={of.bad_name} />
          </div>
        )}
      </>
    ),
  },
  {
    key: "type",
    title: words.COLUMN_TYPE,
    tight: true,
    cell: (of) => (
      <span title={of.type}>
        <Words pair={columnType(of.type)} />
      </span>
    ),
  },
  {
    key: "key",
    title: words.KEY,
    tight: true,
    cell: (of) => <Words pair={of.is_key ? words.YES : words.NO} />,
  },
  {
    key: "nullable",
    title: words.NULLABLE,
    tight: true,
    cell: (of) => <Words pair={of.nullable ? words.YES : words.NO} />,
  },
  {
    key: "sensitive",
    title: words.TYPE,
    tight: true,
    cell: (of) =>
      of.sensitive_type ? <Coded field="sensitive_type" value={of.sensitive_type} /> : "—",
  },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => (of.level ? <StatusTag of={LEVELS} code={of.level} /> : "—"),
  },
];

/** The columns of a table, and what recognition makes of them. */
export function TableColumns({ of }: { readonly of: Table }) {
  return (
    <>
      <Advice of={of.advice} />
      {of.bad_name && (
        <Panel padded title={TABLE_NAME}>
          <BadNameNote of={of.bad_name} />
        </Panel>
      )}
      <Panel>
        {of.columns.length === 0 ? (
          <Empty {...EMPTY} />
        ) : (
          <Rows rows={of.columns} columns={COLUMNS} id={(column) => column.name} />
        )}
      </Panel>
    </>
  );
}
