import type { Description, FlowDraft, SourceDraft } from "./queries";

export interface SettingField {
  readonly name: string;
  readonly input: "text" | "number" | "choice";
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly initial: unknown;
  readonly longest: number | undefined;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly default?: unknown;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The fields of a connector's settings, read from their JSON Schema. */
export function fieldsOf(schema: unknown): SettingField[] {
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).map(([name, told]) => ({
    name,
    input: inputOf(told),
    required: required.includes(name),
    choices: told.enum ?? [],
    initial: told.default ?? undefined,
    longest: told.maxLength,
  }));
}

function inputOf(told: Schema): SettingField["input"] {
  if (told.enum) return "choice";
  const kinds = [told, ...(told.anyOf ?? [])].map((one) => one.type);
  return kinds.includes("integer") || kinds.includes("number") ? "number" : "text";
}

/** A source as the server wants it: an empty secret leaves the one that is kept. */
export function sourceOf(values: SourceDraft, kind: string): SourceDraft {
  const { secret, settings, ...rest } = values;
  const filled = Object.entries(settings ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...rest,
    kind,
    settings: Object.fromEntries(filled),
    ...(secret ? { secret } : {}),
  };
}

/** What a connector can do decides how its tables can be read. */
export function modesFor(capabilities: readonly string[]): NonNullable<FlowDraft["mode"]>[] {
  return [
    "full",
    ...(capabilities.includes("cursor") ? (["incremental"] as const) : []),
    ...(capabilities.includes("files") ? (["files"] as const) : []),
  ];
}

/** A flow as the server wants it: what its mode does not use is left out. */
export function flowOf(values: FlowDraft, source_id: string): FlowDraft {
  const { cursor_column, overlap_seconds, delete_missing, ...rest } = values;
  const types = Object.entries(values.types ?? {}).filter(([, type]) => type);
  return {
    ...rest,
    source_id,
    types: Object.fromEntries(types),
    ...(values.mode === "incremental"
      ? { cursor_column: cursor_column ?? "", overlap_seconds }
      : { delete_missing: delete_missing ?? false }),
  };
}

const CURSOR_NAMES = /(update|modif|gxsj|xgsj|change|gengxin|更新|修改)/i;

/** The column that a flow would most likely follow: a time with a telling name. */
export function likelyCursor(of: Description): string | undefined {
  const times = of.columns.filter((column) => column.type.startsWith("timestamp"));
  const named = times.find((one) => CURSOR_NAMES.test(one.name) || CURSOR_NAMES.test(one.comment));
  return (named ?? times[0])?.name;
}
