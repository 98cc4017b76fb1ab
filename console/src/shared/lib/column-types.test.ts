import { expect, test } from "vitest";
import { columnType } from "./column-types";

test.each([
  ["string", "文本"],
  ["decimal(18, 2)", "定点小数(18, 2)"],
  ["list<string>", "list<string>"],
])("%s reads %s", (type, words) => {
  expect(columnType(type).zh).toBe(words);
});
