import { expect, test } from "vitest";
import { nameOf } from "./faults";

test.each([
  ["name", ["name"]],
  ["items.0.length", ["items", 0, "length"]],
])("the server's field %s is a form's field", (field, name) => {
  expect(nameOf(field)).toEqual(name);
});
