import { type ReactNode, useState } from "react";
import { Table, type TableProps } from "./table";
import {
  type ManyOf,
  mayOf,
  offeredOf,
  rowsOf,
  type Shown,
  stillTicked,
  tickedHere,
  type Untick,
} from "./ticks";
import { TicksBar } from "./ticks-bar";

interface TickedRowsProps<Row> extends Omit<TableProps<Row>, "ticks"> {
  readonly many?: ManyOf<Row>;
  readonly ticked: readonly Row[];
  readonly keep: (rows: readonly Row[]) => void;
  /** What else stands in the bar. */
  readonly offer?: ReactNode;
}

/** A table whose rows are ticked, with what is done with the ticked ones above it. */
export function TickedRows<Row>({ many, ticked, keep, offer, ...table }: TickedRowsProps<Row>) {
  const { rows, id } = table;
  const offered = offeredOf(many);
  const known = [...rows, ...ticked];
  const all = offered.filter((one) => known.some(one.may));
  if (all.length === 0) return <Table {...table} />;
  const shown = { rows, id, may: mayOf(many) };
  const locked = new Set(rows.filter((row) => !shown.may(row)).map(id));
  const choose = (ids: readonly string[]) => keep(rowsOf(ids, ticked, shown));
  const untick: Untick = (ids) => keep(ticked.filter((row) => !ids.includes(id(row))));
  return (
    <>
      <TicksBar many={all} ticked={ticked} untick={untick} clear={() => keep([])} offer={offer} />
      <Table {...table} ticks={{ ids: ticked.map(id), choose, locked }} />
    </>
  );
}

interface TickedTableProps<Row> extends Omit<TableProps<Row>, "ticks"> {
  readonly many?: ManyOf<Row>;
}

/** A table without pages: what leaves it is ticked no more. */
export function TickedTable<Row>(props: TickedTableProps<Row>) {
  const [kept, keep] = useState<readonly Row[]>([]);
  return <TickedRows {...props} ticked={tickedHere(kept, shownOf(props))} keep={keep} />;
}

interface TickedPageProps<Row> extends TickedTableProps<Row> {
  readonly kept: readonly Row[];
  readonly keep: (rows: readonly Row[]) => void;
  readonly offer?: ReactNode;
}

/** One page of a list: ticks of the other pages stay. */
export function TickedPage<Row>({ kept, ...props }: TickedPageProps<Row>) {
  return <TickedRows {...props} ticked={stillTicked(kept, shownOf(props))} />;
}

const shownOf = <Row,>({ rows, id, many }: TickedTableProps<Row>): Shown<Row> => ({
  rows,
  id,
  may: mayOf(many),
});
