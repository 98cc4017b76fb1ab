import Button from "antd/es/button";
import { useState } from "react";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { Entry, Item } from "../queries";
import { FIELDS } from "../words";
import { Coded } from "./coded";
import styles from "./entry-items.module.css";
import { InheritedOrOwn } from "./inherited";
import { ElementOf } from "./item-element";
import { ItemFacts } from "./item-facts";

const SHOWN_AT_FIRST = 100;
const ALL_FIELDS = pair("全部字段", "All fields");
const DETAILS = pair("详情", "Details");
const EMPTY = {
  title: pair("还没有信息项", "No items yet"),
  next: pair("点击“编辑”，在“信息项”中添加。", "Edit the entry and add its items."),
};
const columnsOf = (entry: Entry, open: (item: Item) => void): readonly Column<Item>[] => [
  { key: "code", title: FIELDS.code, tight: true, cell: (of) => of.code },
  {
    key: "name",
    title: FIELDS.items,
    cell: (of) => (
      <>
        <Named zh={of.name} physical={of.field_name} />
        {of.description && <span className={styles.description}>{of.description}</span>}
        <Standard of={of} entry={entry} />
      </>
    ),
  },
  { key: "type", title: FIELDS.data_type, tight: true, cell: (of) => <TypeOf of={of} /> },
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
  {
    key: "all",
    title: ALL_FIELDS,
    tight: true,
    cell: (of) => <Details open={() => open(of)} />,
  },
];

/** The items of an entry in their order. */
export function EntryItems({ of }: { readonly of: Entry }) {
  const { language } = useSpeech();
  const [all, setAll] = useState(false);
  const [opened, open] = useState<Item>();
  const count = of.items.length;
  const shown = all ? of.items : of.items.slice(0, SHOWN_AT_FIRST);
  return (
    <Panel>
      {count === 0 ? (
        <Empty {...EMPTY} />
      ) : (
        <Table rows={shown} columns={columnsOf(of, open)} id={(item) => item.id} />
      )}
      {shown.length < count && (
        <div className={styles.more}>
          <Button onClick={() => setAll(true)}>
            {language === "zh" ? `显示全部 ${count} 项` : `Show all ${count}`}
          </Button>
        </div>
      )}
      {opened && <ItemFacts of={opened} entry={of} close={() => open(undefined)} />}
    </Panel>
  );
}

function Details({ open }: { readonly open: () => void }) {
  const say = useSay();
  return (
    <Button size="small" onClick={open}>
      {say(DETAILS)}
    </Button>
  );
}

/** The data element stands under the name: a column of its own would not fit beside the others. */
function Standard({ of, entry }: { readonly of: Item; readonly entry: Entry }) {
  const say = useSay();
  if (!of.std_element_code) return null;
  return (
    <span className={styles.description}>
      {say(FIELDS.std_element_code)} <ElementOf code={of.std_element_code} entry={entry} />
    </span>
  );
}

function TypeOf({ of }: { readonly of: Item }) {
  const say = useSay();
  const size = [of.length, of.precision].filter((one) => one !== null).join(",");
  return (
    <>
      <Coded field="data_type" value={of.data_type} />
      {size && ` (${size})`}
      {of.is_pk && <span className={styles.description}>{say(FIELDS.is_pk)}</span>}
    </>
  );
}
