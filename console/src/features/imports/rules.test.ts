import { expect, test } from "vitest";
import { kindFor } from "./rules";

const ELEMENTS = { kind: "elements" };
const ENTRIES = { kind: "entries" };

test("an import begins with entries unless something else is asked for", () => {
  expect(kindFor([ELEMENTS, ENTRIES], null)).toBe(ENTRIES);
  expect(kindFor([ELEMENTS, ENTRIES], "elements")).toBe(ELEMENTS);
  expect(kindFor([ELEMENTS], "entries")).toBe(ELEMENTS);
  expect(kindFor([], null)).toBeUndefined();
});
