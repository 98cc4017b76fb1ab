import type { FormInstance } from "antd/es/form";
import { Problem } from "../api/problem";
import type { Pair } from "../lib/words";

type Name = (string | number)[];

/** `items.0.length` as a form names it. */
export const nameOf = (field: string): Name =>
  field.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/**
 * Puts what the server found wrong at the fields of a form, and brings the first into view.
 * Returns whether all of it stands there now, so that nobody says it again.
 */
export function putFaults<T>(
  form: FormInstance<T>,
  error: unknown,
  say: (words: Pair) => string,
): boolean {
  if (!(error instanceof Problem)) return false;
  const faults = error.faults.map((fault) => ({
    name: nameOf(fault.field) as never,
    errors: [say(fault.words)],
  }));
  const there = new Set(form.getFieldsError().map(({ name }) => name.join(".")));
  form.setFields(faults);
  if (faults[0]) form.scrollToField(faults[0].name, { block: "center" });
  return faults.length > 0 && error.faults.every(({ field }) => there.has(field));
}
