import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Material, ServiceItem } from "../queries";
import { pageOf } from "../rules";
import * as words from "../words";
import { MaterialsEditor } from "./materials-editor";
import styles from "./registers.module.css";
import { SourceOf } from "./source-of";

const EDIT = pair("编辑材料", "Edit materials");
const YES = pair("是", "Yes");
const NO = pair("否", "No");
const EMPTY = {
  title: pair("还没有材料和办理结果", "No materials yet"),
  next: pair(
    "填写后，系统会对照目录列出应编未编的数据。",
    "With them, what the catalogue lacks can be listed.",
  ),
};
const COLUMNS: readonly Column<Material>[] = [
  { key: "name", title: words.MATERIAL, cell: (of) => of.name },
  {
    key: "use",
    title: words.USE,
    tight: true,
    cell: (of) => <Words of={words.USES} code={of.use} />,
  },
  {
    key: "source",
    title: words.SOURCE,
    tight: true,
    cell: (of) => <SourceOf of={of} />,
  },
  { key: "issuer", title: words.ISSUER, cell: (of) => of.issuer || "—" },
  {
    key: "required",
    title: words.REQUIRED,
    tight: true,
    cell: (of) => <Words pair={of.required ? YES : NO} />,
  },
  {
    key: "entry",
    title: words.ENTRY,
    cell: (of) =>
      of.entry_id && of.entry_name ? (
        <Link to={pageOf({ kind: "entry", id: of.entry_id })}>{of.entry_name}</Link>
      ) : (
        "—"
      ),
  },
];

/** What an item needs and produces. */
export function Materials({ of }: { readonly of: ServiceItem }) {
  const say = useSay();
  const [editing, setEditing] = useState(false);
  return (
    <Panel>
      {of.verbs.includes("edit") && (
        <div className={styles.bar}>
          <Button type="primary" onClick={() => setEditing(true)}>
            {say(EDIT)}
          </Button>
        </div>
      )}
      {of.materials.length === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Table rows={of.materials} columns={COLUMNS} id={(one) => one.id} />
      )}
      {editing && <MaterialsEditor of={of} close={() => setEditing(false)} />}
    </Panel>
  );
}
