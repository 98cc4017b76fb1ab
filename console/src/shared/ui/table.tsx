import Checkbox from "antd/es/checkbox";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./table.module.css";

const TICK_ALL = pair("全选本页", "Tick all on this page");
const TICK = pair("选择", "Tick");

export interface Column<Row> {
  readonly key: string;
  readonly title: Pair;
  readonly cell: (row: Row) => ReactNode;
  /** As narrow as its text and never broken: codes, times, tags. */
  readonly tight?: boolean;
  /** One line, cut where it is too long. */
  readonly line?: boolean;
  /** Numbers stand at the right. */
  readonly end?: boolean;
}

export interface Ticks {
  readonly ids: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
  /** Rows that cannot be ticked. */
  readonly locked?: ReadonlySet<string>;
}

export interface TableProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly id: (row: Row) => string;
  /** Where a row leads; its first column becomes the link. */
  readonly to?: (row: Row) => string;
  readonly ticks?: Ticks;
  readonly stale?: boolean;
}

/** Rows and columns, drawn in plain HTML: Ant Design's table weighs 50 kB of our 300. */
export function Table<Row>(props: TableProps<Row>) {
  const { rows, columns, id, ticks, stale } = props;
  const say = useSay();
  return (
    <div className={`${styles.scroll} ${stale ? styles.stale : ""}`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {ticks && <TickAll ids={rows.map(id).filter(isFree(ticks))} ticks={ticks} />}
            {columns.map((column) => (
              <th key={column.key} className={classOf(column)} scope="col">
                {say(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={id(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({ row, columns, id, to, ticks }: TableProps<Row> & { readonly row: Row }) {
  return (
    <tr>
      {ticks && <Tick id={id(row)} ticks={ticks} />}
      {columns.map((column, index) => (
        <td key={column.key} className={classOf(column)}>
          {to && index === 0 ? <Link to={to(row)}>{column.cell(row)}</Link> : column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function TickAll({ ids, ticks }: { readonly ids: readonly string[]; readonly ticks: Ticks }) {
  const say = useSay();
  const here = ids.filter((id) => ticks.ids.includes(id));
  const others = ticks.ids.filter((id) => !ids.includes(id));
  return (
    <th className={styles.tick} scope="col">
      <Checkbox
        aria-label={say(TICK_ALL)}
        checked={ids.length > 0 && here.length === ids.length}
        indeterminate={here.length > 0 && here.length < ids.length}
        onChange={(event) => ticks.choose(event.target.checked ? [...others, ...ids] : others)}
      />
    </th>
  );
}

function Tick({ id, ticks }: { readonly id: string; readonly ticks: Ticks }) {
  const say = useSay();
  const rest = ticks.ids.filter((other) => other !== id);
  return (
    <td className={styles.tick}>
      <Checkbox
        aria-label={say(TICK)}
        checked={ticks.ids.includes(id)}
        disabled={!isFree(ticks)(id)}
        onChange={(event) => ticks.choose(event.target.checked ? [...rest, id] : rest)}
      />
    </td>
  );
}

const isFree = (ticks: Ticks) => (id: string) => !ticks.locked?.has(id);

function classOf<Row>(column: Column<Row>): string {
  return [column.tight && styles.tight, column.line && styles.line, column.end && styles.end]
    .filter(Boolean)
    .join(" ");
}
