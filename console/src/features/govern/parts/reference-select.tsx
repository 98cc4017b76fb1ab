import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { useTable, useTableChoices } from "../queries";
import styles from "./govern.module.css";

const CHOOSE_TABLE = pair("输入表名查找", "Search a table");
const CHOOSE_COLUMN = pair("选择字段", "Choose a column");

interface ReferenceSelectProps {
  readonly id?: string;
  /** `ods.table.column`; a form hands these in. */
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

/** Choosing a column of a lake table. */
export function ReferenceSelect({ id, value = "", onChange }: ReferenceSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const [namespace, name, ...rest] = value.split(".");
  const [chosen, choose] = useState(name ? `${namespace}.${name}` : undefined);
  const choices = useTableChoices(q);
  const found = choices.data?.rows.find((one) => `${one.namespace}.${one.name}` === chosen);
  const table = useTable(found?.id ?? "");
  return (
    <div className={styles.bar}>
      <Select
        id={id}
        value={chosen}
        showSearch={{ filterOption: false, onSearch: setQ }}
        placeholder={say(CHOOSE_TABLE)}
        options={choices.data?.rows.map((one) => ({
          value: `${one.namespace}.${one.name}`,
          label: one.title || one.name,
        }))}
        onChange={(next) => {
          choose(next);
          onChange?.(undefined);
        }}
        popupMatchSelectWidth={false}
      />
      <Select
        value={rest.join(".") || undefined}
        disabled={!chosen}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={say(CHOOSE_COLUMN)}
        options={table.data?.columns.map((one) => ({
          value: one.name,
          label: one.title || one.name,
        }))}
        onChange={(column) => onChange?.(`${chosen}.${column}`)}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
