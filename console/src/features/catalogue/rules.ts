import type { Codes, EntryChange, Search } from "./queries";

/** The facets of the search, in their order; each stands in the address as `a,b`. */
export const FACETS = ["share_type", "update_cycle", "provider", "region", "classify"] as const;
/** What the search may be narrowed by: facets that are counted, the level of government, a division, a system. */
export const NARROWED_BY = [...FACETS, "level", "division", "system"] as const;
export type Facet = (typeof FACETS)[number];

/** What the search is asked: facets of the address become lists. */
export function searchOf(
  place: { page: number; q: string; filters: Readonly<Record<string, string>> },
  size: number,
): Search {
  const lists = Object.fromEntries(
    Object.entries(place.filters).map(([name, value]) => [name, value.split(",")]),
  );
  return { q: place.q, page: place.page, size, ...lists };
}

/** Adds a value to a facet, or takes it out. */
export function toggled(chosen: string | undefined, value: string): string {
  const values = chosen ? chosen.split(",") : [];
  const after = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return after.join(",");
}

/** Bases not to share of before Decree 809: read where they came along, offered to nobody. */
export const OLD_BASES = ["policy_document", "sensitive_information", "other"];

/** Which code list a field takes its values from. */
export const LIST_OF: Readonly<Record<string, string>> = {
  share_type: "share_type",
  open_type: "open_type",
  update_cycle: "update_cycle",
  format_category: "format_category",
  share_mode_category: "share_mode_category",
  share_mode: "share_mode",
  masking: "masking",
  network: "network",
  no_share_basis_type: "no_share_basis_type",
  data_type: "data_type",
  data_level: "data_level",
  sensitive_type: "sensitive_type",
  resource_kind: "resource_kind",
};

/** 类 and 项 of a classification code. */
const CLASS_DIGITS = 3;
const YES = { true: ["yes", "是"], false: ["no", "否"] } as const;

/** How a value of a field reads: coded values by their label, truth by 是 and 否. */
export function readable(
  codes: Codes | undefined,
  field: string,
  value: unknown,
  zh: boolean,
): string {
  if (typeof value === "boolean") return YES[`${value}`][zh ? 1 : 0];
  const text = Array.isArray(value) ? value.join("、") : String(value ?? "");
  const found = codes?.lists[LIST_OF[field] ?? ""]?.find((one) => one.value === text);
  if (found) return zh ? found.label : found.label_en;
  return (field === "classify_code" && classed(codes, text, zh)) || text || "—";
}

/** A classification code with what its 项 is called, or at least its 类. */
function classed(codes: Codes | undefined, code: string, zh: boolean): string {
  const named = (value: string) => codes?.lists.classify?.find((one) => one.value === value);
  const above = named(code.slice(0, CLASS_DIGITS)) ?? named(code.slice(0, 1));
  return above ? `${code} ${zh ? above.label : above.label_en}` : code;
}

/** The modes by which nothing of a format category is shared. */
export const unfitModes = (codes: Codes | undefined, category: string | undefined): string[] => {
  const fitting = codes?.share_modes[category ?? ""];
  const modes = codes?.lists.share_mode?.map(({ value }) => value) ?? [];
  return fitting ? modes.filter((mode) => !fitting.includes(mode)) : [];
};

/** The fields that say something else than before. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const old = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

/** Empty fields of a form as the server wants them: lists without a choice are null, texts "". */
export function bodyOf(values: Readonly<Record<string, unknown>>): EntryChange {
  const filled = Object.entries(values).map(([field, value]) => {
    if (value !== undefined && value !== null) return [field, value];
    return [field, field in LIST_OF || field.endsWith("_at") ? null : ""];
  });
  return Object.fromEntries(filled) as EntryChange;
}
