import type { CoverageRow, Face, Register, Relation, Sought } from "./queries";

/** Where the records of a register, and entries, are shown. */
const LISTS: Readonly<Record<string, string>> = {
  duty: "/catalogue/duties",
  service_item: "/catalogue/service-items",
  system: "/catalogue/systems",
  entry: "/catalogue/entries",
};

export const listOf = (kind: string): string => LISTS[kind] ?? "/catalogue";
export const pageOf = (face: Pick<Face, "kind" | "id">): string =>
  `${listOf(face.kind)}/${face.id}`;

/** What the address narrows a list to beside its filters: drilled down from coverage. */
const FIXED = ["region", "own_region", "organisation"] as const;

export function fixedOf(search: URLSearchParams): Sought {
  const found = FIXED.filter((name) => search.get(name)).map((name) => [name, search.get(name)]);
  return Object.fromEntries(found) as Sought;
}

/** The list of the rows behind a number of coverage. */
export function behind(
  register: Register,
  region: string,
  narrowed: Readonly<Record<string, string | boolean>>,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ region, ...narrowed }))
    if (value) search.set(name, String(value));
  return `${listOf(register)}?${search}`;
}

/** What of a row's key narrows the list behind it. */
export function narrowedBy(by: string, row: CoverageRow): Record<string, string | boolean> {
  if (by === "region") return { region: row.key, own_region: row.own };
  return { [by]: row.key };
}

/** 99.81 %, or nothing to divide by. */
export const percent = (rate: number | null): string | null =>
  rate === null ? null : `${(100 * rate).toFixed(2)}%`;

/** One table a line: its name, and after a blank or a comma its physical name. */
export function tablesOf(text: string): { name: string; table: string }[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", ...rest] = line.split(/[\s,，]+/);
      return { name, table: rest.join("_") };
    });
}

/** Relations of one kind and direction stand together. */
export function grouped(rows: readonly Relation[]): [string, readonly Relation[]][] {
  const groups = new Map<string, Relation[]>();
  for (const row of rows) {
    const key = `${row.outward ? "out" : "in"}:${row.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups];
}

/** Which relations a thing can have, and what stands at the other end of each. */
const ENDS: Readonly<Record<string, readonly [string, string]>> = {
  from_system: ["entry", "system"],
  needs: ["service_item", "entry"],
  produces: ["service_item", "entry"],
  based_on: ["service_item", "duty"],
  supported_by: ["service_item", "system"],
  related: ["entry", "entry"],
};

export interface Way {
  readonly kind: string;
  readonly outward: boolean;
  readonly other: string;
}

export function waysOf(kind: string): Way[] {
  return Object.entries(ENDS).flatMap(([relation, [source, target]]) => [
    ...(source === kind ? [{ kind: relation, outward: true, other: target }] : []),
    ...(target === kind && source !== kind
      ? [{ kind: relation, outward: false, other: source }]
      : []),
  ]);
}

/** A form's empty fields as the server wants them: choices are null, texts and lists empty. */
export function bodyOf(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const nothing: Readonly<Record<string, unknown>> = {
    level: null,
    kind: null,
    network: null,
    go_live_on: null,
    handling_days: null,
    domains: [],
    databases: [],
  };
  const filled = Object.entries(values).map(([name, value]) => {
    if (value !== undefined && value !== null && value !== "") return [name, value];
    return [name, name in nothing ? nothing[name] : ""];
  });
  return Object.fromEntries(filled);
}
