/** The days of a year as a calendar shows them. */
import type { Code, Day } from "./queries";

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

/** The codes whose code or name holds some text. */
export function codesWith(codes: readonly Code[], q: string): Code[] {
  const sought = q.toLowerCase();
  return codes.filter(({ code, name }) =>
    [code, name.zh, name.en].some((text) => text.toLowerCase().includes(sought)),
  );
}
