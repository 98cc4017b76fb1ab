import type { Rule, RuleDraft } from "./queries";

export type Kind = RuleDraft["kind"];

/** What a rule of a kind needs beside its columns. */
export const NEEDS: Readonly<Record<Kind, readonly (keyof RuleValues)[]>> = {
  not_null: [],
  unique: [],
  check_digit: ["check"],
  regex: ["pattern"],
  length: ["low", "high"],
  code_list: ["values"],
  range: ["low", "high"],
  date_valid: ["low", "high"],
  reference: ["reference"],
  expression: ["expression"],
};
const MANY_COLUMNS: readonly Kind[] = ["not_null", "unique", "expression"];
export const takesMany = (kind: Kind | undefined): boolean =>
  kind !== undefined && MANY_COLUMNS.includes(kind);

/** A rule as its form holds it: code values are lines of text, a reference is one dotted name. */
export interface RuleValues {
  readonly kind: Kind;
  readonly columns: string[] | string;
  readonly severity?: RuleDraft["severity"];
  readonly weight?: number;
  readonly check?: string;
  readonly pattern?: string;
  readonly low?: string;
  readonly high?: string;
  readonly values?: string;
  readonly reference?: string;
  readonly expression?: string;
  readonly source?: string;
}

/** A rule as the server wants it; what its kind does not need is left out. */
export function ruleOf(values: RuleValues, code: string, active: boolean): RuleDraft {
  const needs = NEEDS[values.kind];
  const given = (name: "check" | "pattern" | "low" | "high" | "expression") =>
    needs.includes(name) ? values[name]?.trim() || null : null;
  return {
    code,
    active,
    kind: values.kind,
    columns: [values.columns].flat(),
    severity: values.severity ?? null,
    weight: values.weight ?? 1,
    check: given("check"),
    pattern: given("pattern"),
    low: given("low"),
    high: given("high"),
    expression: given("expression"),
    source: values.source?.trim() ?? "",
    values: needs.includes("values") ? codesOf(values.values ?? "") : [],
    reference: needs.includes("reference") ? referenceOf(values.reference ?? "") : null,
  };
}

/** A rule that is bound, as the server takes it back. */
export function draftOf(rule: Rule): RuleDraft {
  const { kind, columns, severity, weight, active, code, body, source } = rule;
  return { ...(body as Partial<RuleDraft>), kind, columns, severity, weight, active, code, source };
}

/** A rule that is bound, as its form shows it. */
export function valuesOf(rule: Rule): RuleValues {
  const { values, reference, ...body } = draftOf(rule);
  const target = reference ? [reference.namespace, reference.table, reference.column] : [];
  return {
    ...(body as RuleValues),
    columns: takesMany(rule.kind) ? rule.columns : (rule.columns[0] ?? ""),
    values: values?.join("\n"),
    reference: target.join(".") || undefined,
  };
}

const codesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]/)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

function referenceOf(dotted: string): NonNullable<RuleDraft["reference"]> {
  const [namespace = "", table = "", ...column] = dotted.split(".");
  return { namespace, table, column: column.join(".") };
}

/** A code that tells a new rule from the others of its table: the column, the kind, a number. */
export function freeCode(values: RuleValues, taken: readonly string[]): string {
  const column = [values.columns].flat()[0] ?? "";
  const plain = `${column}_${values.kind}`.replace(/[^A-Za-z0-9_\u4e00-\u9fff]/g, "_").slice(0, 90);
  let code = plain;
  for (let number = 2; taken.includes(code); number += 1) code = `${plain}_${number}`;
  return code;
}
