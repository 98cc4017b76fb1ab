import { expect, test } from "vitest";
import { faultAt, isChanged, moved, type Row, setAll } from "./items-rules";

const ROWS = ["a", "b", "c"].map((key) => ({ key, name: key })) as Row[];
const keys = (rows: Row[]) => rows.map((row) => row.key).join("");

test("a batch changes the ticked items and no other", () => {
  const after = setAll(ROWS, ["a", "c"], { data_level: "G3" });
  expect(after.map((row) => row.data_level)).toEqual(["G3", undefined, "G3"]);
});

test("an item moves, and stays at the edge", () => {
  expect(keys(moved(ROWS, "a", 1))).toBe("bac");
  expect(keys(moved(ROWS, "c", -1))).toBe("acb");
  expect(keys(moved(ROWS, "a", -1))).toBe("abc");
  expect(keys(moved(ROWS, "c", 1))).toBe("abc");
});

test("a row is changed by what a form says otherwise, not by what it leaves empty", () => {
  const row = { key: "a", name: "甲", unit: "", masking: null, nullable: true } as Row;
  expect(isChanged(row, { unit: undefined, masking: undefined, nullable: true })).toBe(false);
  expect(isChanged(row, { unit: "", description: "" })).toBe(false);
  expect(isChanged(row, { unit: "登记处" })).toBe(true);
  expect(isChanged(row, { nullable: false })).toBe(true);
});

test("a fault names an item and a field", () => {
  expect(faultAt("items.3.length")).toEqual({ index: 3, field: "length" });
  expect(faultAt("items.name")).toBeNull();
});
