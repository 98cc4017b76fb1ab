import type { Rule } from "../queries";

interface Reference {
  readonly namespace: string;
  readonly table: string;
  readonly column: string;
}

const VALUES_SHOWN = 12;

/** What a rule compares with, in one line of text. */
export function ruleLimits({ body }: Rule): string {
  const told = body as Readonly<Record<string, unknown>>;
  const between = [told.low, told.high].some(Boolean)
    ? [`${told.low ?? "−∞"} … ${told.high ?? "+∞"}`]
    : [];
  return [
    ...between,
    ...[told.pattern, told.expression].filter(Boolean).map(String),
    ...(Array.isArray(told.values) ? [shortened(told.values)] : []),
    ...(told.reference ? [nameOf(told.reference as Reference)] : []),
  ].join("　");
}

const nameOf = ({ namespace, table, column }: Reference) => `${namespace}.${table}.${column}`;

function shortened(values: readonly unknown[]): string {
  const shown = values.slice(0, VALUES_SHOWN).join("、");
  return values.length > VALUES_SHOWN ? `${shown} … (${values.length})` : shown;
}
