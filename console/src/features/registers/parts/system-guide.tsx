import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useState } from "react";
import { ENTRY_STATES } from "@/features/catalogue/door";
import { Problem } from "@/shared/api/problem";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { TickedTable } from "@/shared/ui/ticked-table";
import { Words } from "@/shared/ui/words";
import {
  type Face,
  type System,
  useCompileSystem,
  useLinkSystem,
  useRelationVerbs,
  useSystemGuide,
} from "../queries";
import { pageOf, tablesOf } from "../rules";
import * as words from "../words";
import { Compiled } from "./compiled";
import styles from "./registers.module.css";

const RELATED = pair("来自该系统的目录", "Entries that come from it");
const NAMING = pair("写有该系统名称、尚未关联的目录", "Entries that name it, not related yet");
const RELATE = pair("关联所选", "Relate them");
const ALL = pair("全部关联", "Relate all");
const TABLES = pair("由数据表生成目录草稿", "Draft entries from tables");
const HOW = pair(
  "一行一张表：中文名称，空格后可写物理表名。已有同名目录时直接关联。",
  "One table a line: its name, then its physical name. What is there already is related.",
);
const EXAMPLE = "企业登记基本信息 t_qydj\n企业变更信息 t_qybg";
const DRAFT = pair("生成目录草稿", "Draft entries");
const NAME_SHOWN = 20;
const NONE = {
  title: pair("该系统还没有目录", "The system has no entries yet"),
  next: pair("在下方列出它的数据表，一次生成草稿。", "List its tables below to draft them."),
};
const COLUMNS: readonly Column<Face>[] = [
  { key: "name", title: words.FIELDS.name, cell: (of) => of.name },
  { key: "owner", title: words.FIELDS.organisation, cell: (of) => of.organisation_name },
  {
    key: "status",
    title: words.FIELDS.status,
    tight: true,
    cell: (of) => <StatusTag of={ENTRY_STATES} code={of.status} />,
  },
];

/** The entries of a system, those that only name it, and drafts from its tables. */
export function SystemGuide({ of }: { readonly of: System }) {
  const guide = useSystemGuide(of.id);
  const { relate } = useRelationVerbs();
  const accept = useMutation({
    mutationFn: async (rows: readonly Face[]) => {
      for (const row of rows)
        await relate({ kind: "from_system", source_id: row.id, target_id: of.id });
    },
  });
  const link = useLinkSystem(of.id);
  const all = useMutation({ mutationFn: link });
  const failed = accept.error ?? all.error;
  return (
    <Loaded query={guide}>
      {({ entries, naming, entries_total, naming_total }) => (
        <>
          {naming_total > 0 && (
            <Panel title={counted(NAMING, naming_total)}>
              {failed && <ProblemNote error={failed} />}
              <div className={styles.bar}>
                <LinkAll pending={all.isPending} act={() => all.mutate()} />
              </div>
              <TickedTable
                rows={naming}
                columns={COLUMNS}
                id={(row) => row.id}
                to={pageOf}
                many={{ words: RELATE, may: () => true, open: (rows) => accept.mutate(rows) }}
              />
            </Panel>
          )}
          <Panel title={entries_total > 0 ? counted(RELATED, entries_total) : RELATED}>
            {entries.length === 0 ? (
              <Empty {...NONE} />
            ) : (
              <TickedTable rows={entries} columns={COLUMNS} id={(row) => row.id} to={pageOf} />
            )}
          </Panel>
          {of.verbs.includes("compile") && <FromTables of={of} />}
        </>
      )}
    </Loaded>
  );
}

const counted = (of: Pair, number: number): Pair =>
  pair(`${of.zh}（${number} 个）`, `${of.en} (${number})`);

interface LinkAllProps {
  readonly pending: boolean;
  readonly act: () => void;
}

function LinkAll({ pending, act }: LinkAllProps) {
  const say = useSay();
  return (
    <Button type="primary" loading={pending} onClick={act}>
      {say(ALL)}
    </Button>
  );
}

function FromTables({ of }: { readonly of: System }) {
  const say = useSay();
  const [text, setText] = useState("");
  const compile = useCompileSystem(of.id);
  const run = useMutation({ mutationFn: () => compile(tablesOf(text)) });
  return (
    <Panel title={TABLES} padded>
      <p className={styles.soft}>
        <Words pair={HOW} />
      </p>
      <Input.TextArea
        rows={5}
        value={text}
        placeholder={EXAMPLE}
        aria-label={say(TABLES)}
        onChange={(event) => setText(event.target.value)}
      />
      {run.error && <ProblemNote error={namedIn(tablesOf(text), run.error)} />}
      {run.data && <Compiled of={run.data} />}
      <p className={styles.under}>
        <Button
          type="primary"
          disabled={tablesOf(text).length === 0}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {say(DRAFT)}
        </Button>
      </p>
    </Panel>
  );
}

/** A fault of form, said of the table that it is about. */
function namedIn(tables: readonly { readonly name: string }[], error: unknown): unknown {
  if (!(error instanceof Problem) || error.told.code !== "malformed") return error;
  const fault = error.faults[0];
  const at = Number(/^tables\.(\d+)\./.exec(fault?.field ?? "")?.[1] ?? Number.NaN);
  const table = tables[at];
  if (!fault || !table) return error;
  const name = table.name.slice(0, NAME_SHOWN) + (table.name.length > NAME_SHOWN ? "…" : "");
  const { zh, en } = fault.words;
  return new Problem(error.status, {
    ...error.told,
    message: `第 ${at + 1} 张表“${name}”：${zh}`,
    message_en: `Table ${at + 1}, “${name}”, ${en}`,
  });
}
