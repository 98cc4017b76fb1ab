/** What a form says, as a text to be compared; a field that was left or made empty says nothing. */
export const said = (values: unknown): string => JSON.stringify(filled(values)) ?? "";

function filled(value: unknown): unknown {
  if (value === "" || value === null) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value.map(filled) : undefined;
  if (!isRecord(value)) return value;
  const fields = Object.entries(value)
    .map(([name, one]) => [name, filled(one)] as const)
    .filter(([, one]) => one !== undefined);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

/** A day is an object too, and says itself what it is as text. */
const isRecord = (value: unknown): value is object =>
  typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
