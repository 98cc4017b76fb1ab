import type { Item, ItemDraft } from "../queries";

/** An item being edited; `key` tells rows apart that have no code yet. */
export interface Row extends ItemDraft {
  readonly key: string;
}

export const PER_PAGE = 20;

export const rowOf = ({ id, ...item }: Item): Row => ({ ...item, key: id });

export const draftsOf = (rows: readonly Row[]): ItemDraft[] =>
  rows.map(({ key: _, ...draft }) => draft);

/** Where a field of an item stands in the grid. */
export const cellOf = (key: string, field: string): string => `${key}-${field}`;

/** Gives the ticked items one value of a field. */
export function setAll(
  rows: readonly Row[],
  ticked: readonly string[],
  change: Partial<ItemDraft>,
): Row[] {
  return rows.map((row) => (ticked.includes(row.key) ? { ...row, ...change } : row));
}

/** Gives items their data elements: codes by the key of the row. */
export const withElements = (rows: readonly Row[], elements: ReadonlyMap<string, string>): Row[] =>
  rows.map((row) => {
    const std_element_code = elements.get(row.key);
    return std_element_code === undefined ? row : { ...row, std_element_code };
  });

/** Moves an item up or down; one at the edge stays. */
export function moved(rows: readonly Row[], key: string, by: -1 | 1): Row[] {
  const from = rows.findIndex((row) => row.key === key);
  const to = from + by;
  const after = [...rows];
  const [row] = after.splice(from, 1);
  if (!row || to < 0 || to >= rows.length) return [...rows];
  after.splice(to, 0, row);
  return after;
}

/** Whether a form says something else than the row; an empty field says nothing. */
export const isChanged = (row: Row, values: Partial<ItemDraft>): boolean =>
  Object.entries(values).some(
    ([field, value]) => (value ?? "") !== (row[field as keyof ItemDraft] ?? ""),
  );

/** Which item and which field a fault names: `items.3.length` is the length of the fourth. */
export function faultAt(field: string): { index: number; field: string } | null {
  const found = /^items\.(\d+)\.(\w+)$/.exec(field);
  return found ? { index: Number(found[1]), field: String(found[2]) } : null;
}
