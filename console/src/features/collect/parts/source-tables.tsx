import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { columnType } from "@/shared/lib/column-types";
import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Waiting } from "@/shared/ui/loaded";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import {
  type Description,
  type Source,
  type SourceTable,
  useDescription,
  useSourceTables,
} from "../queries";
import * as words from "../words";
import styles from "./collect.module.css";
import { Told } from "./told";

const SEARCH = pair("表名或说明", "Name or comment");
const EMPTY = {
  title: pair("没有可读的表", "Nothing to read"),
  next: pair(
    "请检查数据源设置、账号的读取权限，或换一个关键词。",
    "Check the settings and the rights of the account, or try another word.",
  ),
};
const CHOOSE = {
  title: pair("选择一张表", "Choose a table"),
  next: pair(
    "查看字段、主键和入湖类型，再建立归集任务。",
    "See its columns, keys and types; then define a flow.",
  ),
};
const NEW_FLOW = pair("归集这张表", "Collect this table");
const FILES = pair("个文件", "files");
type SourceColumn = Description["columns"][number];
const COLUMNS: readonly Column<SourceColumn>[] = [
  {
    key: "name",
    title: words.COLUMN,
    cell: (of) => <Named zh={of.comment} physical={of.name} />,
  },
  { key: "native", title: words.NATIVE, tight: true, cell: (of) => of.native },
  {
    key: "type",
    title: words.LAKE_TYPE,
    tight: true,
    cell: (of) => <Words pair={columnType(of.type)} />,
  },
  {
    key: "key",
    title: words.KEYS,
    tight: true,
    cell: (of) => <Words pair={of.is_key ? words.YES : words.NO} />,
  },
];

/** The tables of a source, and the columns of the one that was chosen. */
export function SourceTables({ of }: { readonly of: Source }) {
  const say = useSay();
  const [search] = useSearchParams();
  const [q, setQ] = useState("");
  const tables = useSourceTables(of.id, q);
  const chosen = search.get("table") ?? "";
  return (
    <div className={styles.columns}>
      <Panel>
        <div className={styles.bar}>
          <Input
            className={styles.search}
            aria-label={say(SEARCH)}
            placeholder={say(SEARCH)}
            allowClear
            onPressEnter={(event) => setQ(event.currentTarget.value.trim())}
            onClear={() => setQ("")}
          />
        </div>
        {tables.error && (
          <div className={styles.problem}>
            <ProblemNote error={tables.error} again={() => void tables.refetch()} />
          </div>
        )}
        {tables.isLoading && <Waiting />}
        {tables.data?.rows.length === 0 && <Empty {...EMPTY} />}
        {tables.data && tables.data.rows.length > 0 && <Tables rows={tables.data.rows} />}
      </Panel>
      <Panel>{chosen ? <Chosen of={of} table={chosen} /> : <Empty {...CHOOSE} />}</Panel>
    </div>
  );
}

function Tables({ rows }: { readonly rows: readonly SourceTable[] }) {
  const [search] = useSearchParams();
  return (
    <Table
      rows={rows}
      id={(of) => of.name}
      to={(of) => `?${new URLSearchParams({ ...Object.fromEntries(search), table: of.name })}`}
      columns={[
        {
          key: "name",
          title: words.TABLE,
          cell: (of) => <Named zh={of.comment} physical={of.name} />,
        },
        { key: "rows", title: words.ROWS, tight: true, end: true, cell: (of) => <Size of={of} /> },
      ]}
    />
  );
}

/** Databases guess how many rows there are; of a pattern the files are counted. */
function Size({ of }: { readonly of: SourceTable }) {
  const say = useSay();
  const { language } = useSpeech();
  if (of.rows !== null) return formatCount(of.rows, language);
  return of.files > 1 ? `${formatCount(of.files, language)} ${say(FILES)}` : "—";
}

function Chosen({ of, table }: { readonly of: Source; readonly table: string }) {
  const say = useSay();
  const described = useDescription(of.id, table);
  const flow = new URLSearchParams({ source: of.id, table });
  return (
    <>
      <div className={styles.bar}>
        <h2>
          <Named zh={described.data?.comment} physical={table} />
        </h2>
        {of.verbs.includes("add_flow") && (
          <Link to={`/collect/flows/new?${flow}`}>
            <Button type="primary">{say(NEW_FLOW)}</Button>
          </Link>
        )}
      </div>
      {described.error && (
        <div className={styles.problem}>
          <ProblemNote error={described.error} again={() => void described.refetch()} />
        </div>
      )}
      {described.isLoading && <Waiting />}
      {described.data && (
        <>
          {described.data.remarks.length > 0 && (
            <div className={styles.problem}>
              <Told sentences={described.data.remarks} />
            </div>
          )}
          <Table rows={described.data.columns} columns={COLUMNS} id={(column) => column.name} />
        </>
      )}
    </>
  );
}
