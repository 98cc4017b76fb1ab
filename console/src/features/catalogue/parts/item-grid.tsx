import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input/Input";
import InputNumber from "antd/es/input-number";
import { pair, useSay } from "@/shared/lib/words";
import type { Ticks } from "@/shared/ui/table";
import type { Entry, ItemDraft } from "../queries";
import { FIELDS } from "../words";
import { CodeSelect } from "./coded";
import styles from "./items-editor.module.css";
import { cellOf, type Row } from "./items-rules";

const MORE = pair("更多", "More");
const UP = pair("上移", "Up");
const DOWN = pair("下移", "Down");
const TICK = pair("选择", "Tick");
const TICK_ALL = pair("全选本页", "Tick all on this page");

interface Doing {
  readonly change: (key: string, part: Partial<Row>) => void;
  readonly open: (key: string) => void;
  readonly move: (key: string, by: -1 | 1) => void;
}
interface ItemGridProps extends Doing {
  readonly entry: Entry;
  readonly rows: readonly Row[];
  readonly ticks: Ticks;
  readonly fault: { readonly key: string; readonly field: string } | null;
}

/** The items as rows to type in; what is rarely needed opens beside. */
export function ItemGrid({ entry, rows, ticks, fault, ...doing }: ItemGridProps) {
  const say = useSay();
  const keys = rows.map((row) => row.key);
  const all = keys.every((key) => ticks.ids.includes(key));
  const others = ticks.ids.filter((key) => !keys.includes(key));
  return (
    <div className={styles.scroll}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th className={styles.small}>
              <Checkbox
                aria-label={say(TICK_ALL)}
                checked={all}
                onChange={() => ticks.choose(all ? others : [...others, ...keys])}
              />
            </th>
            <th className={styles.small}>{say(FIELDS.code)}</th>
            <th className={styles.name}>{say(FIELDS.name)}</th>
            <th className={styles.column}>{say(FIELDS.field_name)}</th>
            <th className={styles.choice}>{say(FIELDS.data_type)}</th>
            <th className={styles.number}>{say(FIELDS.length)}</th>
            <th className={styles.small}>{say(FIELDS.is_pk)}</th>
            <th className={styles.choice}>{say(FIELDS.share_type)}</th>
            <th className={styles.choice}>{say(FIELDS.data_level)}</th>
            <th className={styles.choice}>{say(FIELDS.sensitive_type)}</th>
            <th className={styles.more} aria-label={say(MORE)} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow
              key={row.key}
              entry={entry}
              row={row}
              ticked={ticks.ids.includes(row.key)}
              tick={() =>
                ticks.choose(
                  ticks.ids.includes(row.key)
                    ? ticks.ids.filter((key) => key !== row.key)
                    : [...ticks.ids, row.key],
                )
              }
              fault={fault?.key === row.key ? fault.field : null}
              {...doing}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridRowProps extends Doing {
  readonly entry: Entry;
  readonly row: Row;
  readonly ticked: boolean;
  readonly tick: () => void;
  readonly fault: string | null;
}

const CODED = ["share_type", "data_level", "sensitive_type"] as const;

function GridRow({ entry, row, ticked, tick, fault, change, open, move }: GridRowProps) {
  const say = useSay();
  const put = (part: Partial<ItemDraft>) => change(row.key, part);
  const status = (field: string) => (fault === field ? "error" : undefined);
  return (
    <tr>
      <td>
        <Checkbox aria-label={say(TICK)} checked={ticked} onChange={tick} />
      </td>
      <td className={styles.small}>{row.code || "—"}</td>
      <td>
        <Input
          aria-label={say(FIELDS.name)}
          id={cellOf(row.key, "name")}
          value={row.name}
          status={status("name")}
          maxLength={128}
          onChange={(event) => put({ name: event.target.value })}
        />
      </td>
      <td>
        <Input
          aria-label={say(FIELDS.field_name)}
          id={cellOf(row.key, "field_name")}
          value={row.field_name}
          status={status("field_name")}
          maxLength={128}
          onChange={(event) => put({ field_name: event.target.value })}
        />
      </td>
      <td>
        <CodeSelect
          list="data_type"
          id={cellOf(row.key, "data_type")}
          label={say(FIELDS.data_type)}
          value={row.data_type}
          onChange={(value) => put({ data_type: (value ?? null) as ItemDraft["data_type"] })}
        />
      </td>
      <td>
        <InputNumber
          aria-label={say(FIELDS.length)}
          id={cellOf(row.key, "length")}
          className={styles.number}
          controls={false}
          precision={0}
          value={row.length}
          status={status("length")}
          onChange={(length) => put({ length })}
        />
      </td>
      <td>
        <Checkbox
          aria-label={say(FIELDS.is_pk)}
          checked={row.is_pk}
          onChange={(event) => put({ is_pk: event.target.checked })}
        />
      </td>
      {CODED.map((field) => (
        <td key={field}>
          <CodeSelect
            list={field}
            id={cellOf(row.key, field)}
            label={say(FIELDS[field])}
            value={row[field]}
            inherited={field === "sensitive_type" ? null : entry[field]}
            onChange={(value) => put({ [field]: value ?? null })}
          />
        </td>
      ))}
      <td className={styles.more}>
        <Button type="text" size="small" title={say(UP)} onClick={() => move(row.key, -1)}>
          ↑
        </Button>
        <Button type="text" size="small" title={say(DOWN)} onClick={() => move(row.key, 1)}>
          ↓
        </Button>
        <Button size="small" onClick={() => open(row.key)}>
          {say(MORE)}
        </Button>
      </td>
    </tr>
  );
}
