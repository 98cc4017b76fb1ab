import Button from "antd/es/button";
import { useState } from "react";
import { pair, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { Entry, Item } from "../queries";
import { FIELDS } from "../words";
import { Coded } from "./coded";
import styles from "./entry-items.module.css";
import { InheritedOrOwn } from "./inherited";

const SHOWN_AT_FIRST = 100;
const EMPTY = {
  title: pair("还没有信息项", "No items yet"),
  next: pair("点击“编辑”，在“信息项”中添加。", "Edit the entry and add its items."),
};
const columnsOf = (entry: Entry): readonly Column<Item>[] => [
  { key: "code", title: FIELDS.code, tight: true, cell: (of) => of.code },
  {
    key: "name",
    title: FIELDS.items,
    cell: (of) => (
      <>
        <Named zh={of.name} physical={of.field_name} />
        {of.description && <span className={styles.description}>{of.description}</span>}
      </>
    ),
  },
  { key: "type", title: FIELDS.data_type, tight: true, cell: (of) => <TypeOf of={of} /> },
  {
    key: "key",
    title: FIELDS.is_pk,
    tight: true,
    cell: (of) => <Coded field="is_pk" value={of.is_pk} />,
  },
  {
    key: "share",
    title: FIELDS.share_type,
    tight: true,
    cell: (of) => <InheritedOrOwn field="share_type" item={of} entry={entry} />,
  },
  {
    key: "open",
    title: FIELDS.open_type,
    tight: true,
    cell: (of) => <InheritedOrOwn field="open_type" item={of} entry={entry} />,
  },
  {
    key: "level",
    title: FIELDS.data_level,
    tight: true,
    cell: (of) => <InheritedOrOwn field="data_level" item={of} entry={entry} />,
  },
  {
    key: "sensitive",
    title: FIELDS.sensitive_type,
    tight: true,
    cell: (of) => <Coded field="sensitive_type" value={of.sensitive_type} />,
  },
  {
    key: "masking",
    title: FIELDS.masking,
    tight: true,
    cell: (of) => <InheritedOrOwn field="masking" item={of} entry={entry} />,
  },
];

/** The items of an entry in their order. */
export function EntryItems({ of }: { readonly of: Entry }) {
  const { language } = useSpeech();
  const [all, setAll] = useState(false);
  const count = of.items.length;
  const shown = all ? of.items : of.items.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel>
      {count === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Table rows={shown} columns={columnsOf(of)} id={(item) => item.id} />
      )}
      {shown.length < count && (
        <div className={styles.more}>
          <Button onClick={() => setAll(true)}>
            {language === "zh" ? `显示全部 ${count} 项` : `Show all ${count}`}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function TypeOf({ of }: { readonly of: Item }) {
  const size = [of.length, of.precision].filter((one) => one !== null).join(",");
  return (
    <>
      <Coded field="data_type" value={of.data_type} />
      {size && ` (${size})`}
    </>
  );
}
