/** The days of a year as a calendar shows them. */
import { type Pair, pair } from "@/shared/lib/words";
import type { Day } from "./queries/calendar";
import type { Code, CodeDraft } from "./queries/code-lists";
import type { Choice, LandedColumn, Share } from "./queries/landing";

export type DayKind = "work" | "weekend" | "holiday" | "makeup";
export interface DayCell {
  readonly day: string;
  readonly number: number;
  readonly kind: DayKind;
  readonly note: string;
  /** Somebody said so; the weekday does not decide. */
  readonly set: boolean;
}

const two = (value: number): string => String(value).padStart(2, "0");
const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;

/** A month from Monday to Sunday; null before the first day. */
export function monthOf(year: number, month: number, set: ReadonlyMap<string, Day>) {
  const days = new Date(year, month, 0).getDate();
  const first = (new Date(year, month - 1, 1).getDay() + 6) % 7;
  const cells = Array.from({ length: days }, (_, index): DayCell => {
    const number = index + 1;
    const day = `${year}-${two(month)}-${two(number)}`;
    const said = set.get(day);
    const weekend = isWeekend(new Date(year, month - 1, number).getDay());
    return {
      day,
      number,
      kind: kindOf(weekend, said),
      note: said?.note ?? "",
      set: said !== undefined,
    };
  });
  return [...Array.from({ length: first }, () => null), ...cells];
}

function kindOf(weekend: boolean, said: Day | undefined): DayKind {
  if (!said) return weekend ? "weekend" : "work";
  if (!said.working) return "holiday";
  return weekend ? "makeup" : "work";
}

/** Every day from one to another, both included, as YYYY-MM-DD. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const end = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly working: boolean;
  readonly note: string;
}

/** Days in a row that say the same, as one line of an official list. */
export function stretchesOf(days: readonly Day[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of [...days].sort((a, b) => a.day.localeCompare(b.day))) {
    const last = stretches.at(-1);
    const follows = last && daysBetween(last.to, day.day).length === 2;
    if (follows && last.working === day.working && last.note === day.note) {
      stretches[stretches.length - 1] = { ...last, to: day.day };
    } else {
      stretches.push({ from: day.day, to: day.day, working: day.working, note: day.note });
    }
  }
  return stretches;
}

const EMPTY: Readonly<Record<string, unknown>> = {
  length_min: null,
  length_max: null,
  precision: null,
  data_type: null,
  issued_on: null,
  effective_on: null,
  synonyms: [],
};

/** The values of a form as the server takes them: what was cleared is empty in its own way. */
export const bodyOf = <Body extends object>(values: Body): Body =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      value ?? (field in EMPTY ? EMPTY[field] : ""),
    ]),
  ) as Body;

/** The fields that say something else than before. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const old = before as Readonly<Record<string, unknown>>;
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}

/** What an element is called: by its English name in English, if it has one. */
export const namesOf = (of: { readonly name_zh: string; readonly name_en: string }) => ({
  zh: of.name_zh,
  en: of.name_en || of.name_zh,
});

/** What a line of the editor says, in this order; cells are pasted from a table, or typed. */
export const CODE_CELLS = [
  "code",
  "name_zh",
  "name_en",
  "parent",
  "valid_from",
  "valid_to",
  "maps_to",
] as const;
const MARKS = /\t|,|，/;

/** Reads the lines of the editor: cells are parted by tabs (from a table program) or commas. */
export function codesOfText(text: string): CodeDraft[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const parts = line.split(line.includes("\t") ? "\t" : MARKS).map((cell) => cell.trim());
    const filled = CODE_CELLS.map((name, place) => [name, parts[place] ?? ""] as const);
    return Object.fromEntries(filled.filter(([, value]) => value !== "")) as unknown as CodeDraft;
  });
}

/** Writes codes as the lines of the editor. */
export const textOfCodes = (codes: readonly Code[]): string =>
  codes
    .map((code) => {
      const { name, parent, valid_from, valid_to, maps_to } = code;
      const cells = [code.code, name.zh, name.en, parent, valid_from, valid_to, maps_to];
      return cells
        .map((cell) => cell ?? "")
        .join("\t")
        .trimEnd();
    })
    .join("\n");

/** So sure a suggestion has to be to be ticked from the start. */
export const SURE = 0.8;

/** A share in per cent, with one digit; null where there is nothing to share. */
export const rateOf = (part: number, all: number): string | null =>
  all === 0 ? null : `${((part / all) * 100).toFixed(1)}%`;

/** Whose rate a share is. */
export function nameOfShare({ by, key, name }: Pick<Share, "by" | "key" | "name">): Pair {
  const said = name || key;
  if (said === "") return pair("目录未指明系统", "No system given");
  return by === "source" ? pair(`${said}（数据源）`, `${said} (source)`) : pair(said, said);
}

/** The list of the tables whose columns a rate counted. */
export const tablesOf = ({ by, key }: Share): string =>
  `/standards/landing?${new URLSearchParams({ by, key })}`;

/** The list of the items that a rate counted: all of them, or those that land. */
export const itemsOf = ({ by, key }: Share, landed?: true): string =>
  `/standards/landing/items?${new URLSearchParams({ by, key, ...(landed && { landed: "true" }) })}`;

/** The columns whose suggestion is sure enough to be ticked from the start. */
export const surest = (choices: readonly Choice[]): string[] =>
  choices.filter(({ confidence }) => (confidence ?? 1) >= SURE).map(({ column }) => column);

/** The ticked columns once an element is chosen for one, or its choice is taken back. */
export const tickedWith = (ids: readonly string[], column: string, element: string): string[] => [
  ...ids.filter((id) => id !== column),
  ...(element ? [column] : []),
];

/** A choice of one's own, which nobody suggested. */
export const isOwn = ({ confidence }: Choice): boolean => (confidence ?? null) === null;

/** How sure the suggestion of an element is and why; nothing for one that is not suggested. */
export function suggestionOf(
  of: LandedColumn,
  element: string,
): Pick<Choice, "confidence" | "reasons"> {
  const found = of.suggestions.find(({ code }) => code === element);
  return found ? { confidence: found.confidence, reasons: found.reasons } : { confidence: null };
}
