import Button from "antd/es/button";
import { useState } from "react";
import { formatShare } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { GradedColumn, GradedTable } from "../queries";
import * as words from "../words";
import styles from "./column-grades.module.css";
import { RegradeForm } from "./regrade-form";

const REGRADE = pair("人工定级", "Grade");

/** What each column holds, how harmful a leak would be, and what that rests on. */
export function ColumnGrades({ of }: { readonly of: GradedTable }) {
  const [chosen, choose] = useState<GradedColumn | null>(null);
  const may = of.verbs.includes("regrade");
  return (
    <Panel>
      <Table
        rows={of.columns}
        columns={may ? [...COLUMNS, regradeColumn(choose)] : COLUMNS}
        id={(column) => column.column}
      />
      {chosen && <RegradeForm table={of.id} of={chosen} close={() => choose(null)} />}
    </Panel>
  );
}

const COLUMNS: readonly Column<GradedColumn>[] = [
  {
    key: "column",
    title: pair("字段", "Column"),
    cell: (of) => <code className={styles.column}>{of.column}</code>,
  },
  {
    key: "type",
    title: words.TYPE,
    tight: true,
    cell: (of) => <Words pair={of.sensitive_type_label} />,
  },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => <StatusTag of={words.LEVELS} code={of.level} />,
  },
  {
    key: "mask",
    title: pair("默认展示", "Shown by default"),
    tight: true,
    cell: (of) => <Words pair={words.maskWords(of.mask)} />,
  },
  { key: "why", title: pair("依据", "Because"), cell: (of) => <Reasons of={of} /> },
  {
    key: "source",
    title: pair("定级方式", "Graded by"),
    tight: true,
    cell: (of) => <StatusTag of={words.SOURCES} code={of.source} />,
  },
];

const regradeColumn = (choose: (column: GradedColumn) => void): Column<GradedColumn> => ({
  key: "verbs",
  title: pair("操作", "Do"),
  tight: true,
  cell: (of) => <Regrade open={() => choose(of)} />,
});

function Regrade({ open }: { readonly open: () => void }) {
  const say = useSay();
  return (
    <Button size="small" onClick={open}>
      {say(REGRADE)}
    </Button>
  );
}

function Reasons({ of }: { readonly of: GradedColumn }) {
  const say = useSay();
  return (
    <>
      {of.reasons.map(say).join("；") || "—"}
      {of.source === "auto" && (
        <span className={styles.soft}>
          {say(pair("把握", "Confidence"))} {formatShare(of.confidence, "zh")}
        </span>
      )}
    </>
  );
}
