import Button from "antd/es/button";
import { useState } from "react";
import { type Pair, pair, useSay, useSpeech } from "../lib/words";
import styles from "./list-page.module.css";
import { Table, type TableProps } from "./table";

const HINT = pair("勾选后可批量办理", "Tick rows to do many at once");

/** What can be done with many rows of a page at once. */
export interface Many<Row> {
  readonly words: Pair;
  /** Which rows it can be done with; without any there is nothing to tick. */
  readonly may: (row: Row) => boolean;
  readonly open: (rows: readonly Row[]) => void;
  readonly danger?: boolean;
}

interface TickedTableProps<Row> extends Omit<TableProps<Row>, "ticks"> {
  readonly many?: Many<Row> | readonly Many<Row>[];
}

/** A table whose rows are ticked, with what is done with the ticked ones above it. */
export function TickedTable<Row>({ many, ...table }: TickedTableProps<Row>) {
  const { rows, id } = table;
  const [ids, choose] = useState<readonly string[]>([]);
  const offered: readonly Many<Row>[] = many ? ([many].flat() as Many<Row>[]) : [];
  const all = offered.filter((one) => rows.some(one.may));
  const free = rows.filter((row) => all.some((one) => one.may(row)));
  if (free.length === 0) return <Table {...table} />;
  const ticked = free.filter((row) => ids.includes(id(row)));
  const locked = new Set(rows.filter((row) => !free.includes(row)).map(id));
  return (
    <>
      <Bar many={all} ticked={ticked} />
      <Table {...table} ticks={{ ids: ticked.map(id), choose, locked }} />
    </>
  );
}

interface BarProps<Row> {
  readonly many: readonly Many<Row>[];
  readonly ticked: readonly Row[];
}

function Bar<Row>({ many, ticked }: BarProps<Row>) {
  const say = useSay();
  const { language } = useSpeech();
  const count = ticked.length;
  const told = language === "zh" ? `已选 ${count} 项` : `${count} ticked`;
  return (
    <div className={styles.bar}>
      {many.map((one, place) => {
        const meant = ticked.filter(one.may);
        return (
          <Button
            key={one.words.en}
            type={place === 0 ? "primary" : "default"}
            danger={one.danger}
            disabled={meant.length === 0}
            onClick={() => one.open(meant)}
          >
            {say(one.words)}
          </Button>
        );
      })}
      <span className={styles.ticked}>{count === 0 ? say(HINT) : told}</span>
    </div>
  );
}
