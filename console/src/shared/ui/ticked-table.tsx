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
}

interface TickedTableProps<Row> extends Omit<TableProps<Row>, "ticks"> {
  readonly many?: Many<Row>;
}

/** A table whose rows are ticked, with what is done with the ticked ones above it. */
export function TickedTable<Row>({ many, ...table }: TickedTableProps<Row>) {
  const { rows, id } = table;
  const [ids, choose] = useState<readonly string[]>([]);
  const free = many ? rows.filter(many.may) : [];
  if (!many || free.length === 0) return <Table {...table} />;
  const ticked = free.filter((row) => ids.includes(id(row)));
  const locked = new Set(rows.filter((row) => !many.may(row)).map(id));
  return (
    <>
      <Bar count={ticked.length} words={many.words} open={() => many.open(ticked)} />
      <Table {...table} ticks={{ ids: ticked.map(id), choose, locked }} />
    </>
  );
}

interface BarProps {
  readonly count: number;
  readonly words: Pair;
  readonly open: () => void;
}

function Bar({ count, words, open }: BarProps) {
  const say = useSay();
  const { language } = useSpeech();
  const ticked = language === "zh" ? `已选 ${count} 项` : `${count} ticked`;
  return (
    <div className={styles.bar}>
      <Button type="primary" disabled={count === 0} onClick={open}>
        {say(words)}
      </Button>
      <span className={styles.ticked}>{count === 0 ? say(HINT) : ticked}</span>
    </div>
  );
}
