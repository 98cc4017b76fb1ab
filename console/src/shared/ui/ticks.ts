/** What is ticked, over the pages of a list, and what can be done with it. */
import type { Pair } from "../lib/words";

/** Takes ticks away: from what was done. */
export type Untick = (ids: readonly string[]) => void;

/** What can be done with many rows at once. */
export interface Many<Row> {
  readonly words: Pair;
  /** Which rows it can be done with; without any there is nothing to tick. */
  readonly may: (row: Row) => boolean;
  readonly open: (rows: readonly Row[], untick: Untick) => void;
  readonly danger?: boolean;
  /** How many the server takes at once; no limit without it. */
  readonly most?: number;
}
export type ManyOf<Row> = Many<Row> | readonly Many<Row>[] | undefined;

export const offeredOf = <Row>(many: ManyOf<Row>): readonly Many<Row>[] =>
  many ? ([many].flat() as Many<Row>[]) : [];

export const mayOf =
  <Row>(many: ManyOf<Row>) =>
  (row: Row): boolean =>
    offeredOf(many).some((one) => one.may(row));

/** How many can be ticked for every verb that some row takes; none, where no verb has a limit. */
export function mostOf<Row>(many: ManyOf<Row>, rows: readonly Row[]): number {
  const limits = offeredOf(many).filter((one) => one.most !== undefined && rows.some(one.may));
  return limits.length > 0 ? Math.min(...limits.map((one) => one.most ?? 0)) : 0;
}

/** The ticked rows that a verb takes, and whether the server would take so many at once. */
export function meantOf<Row>(one: Many<Row>, ticked: readonly Row[]) {
  const rows = ticked.filter(one.may);
  return { rows, tooMany: one.most !== undefined && rows.length > one.most };
}

export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  readonly may: (row: Row) => boolean;
}

/** The ticked rows: those of this page as they are now, those of other pages as they were seen. */
export function stillTicked<Row>(kept: readonly Row[], { rows, id, may }: Shown<Row>): Row[] {
  const here = new Map(rows.map((row) => [id(row), row]));
  return kept.map((row) => here.get(id(row)) ?? row).filter(may);
}

/** The ticked rows that stand on this page; what left it is ticked no more. */
export function tickedHere<Row>(kept: readonly Row[], shown: Shown<Row>): Row[] {
  const here = new Set(shown.rows.map(shown.id));
  return stillTicked(kept, shown).filter((row) => here.has(shown.id(row)));
}

/** The rows of these ids, out of those that were ticked and those that are shown. */
export function rowsOf<Row>(
  ids: readonly string[],
  ticked: readonly Row[],
  { rows, id }: Shown<Row>,
): Row[] {
  const known = new Map([...ticked, ...rows].map((row) => [id(row), row]));
  return ids.flatMap((one) => known.get(one) ?? []);
}
