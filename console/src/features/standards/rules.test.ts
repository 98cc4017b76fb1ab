import { expect, test } from "vitest";
import {
  bodyOf,
  codesOfText,
  daysBetween,
  isOwn,
  itemsOf,
  monthOf,
  rateOf,
  stretchesOf,
  surest,
  tablesOf,
  textOfCodes,
  tickedWith,
} from "./rules";

const FREE = { day: "2026-10-01", working: false, note: "国庆节" };

test("a month begins under its weekday, and what people said wins", () => {
  const set = new Map([
    ["2026-10-01", FREE],
    ["2026-10-10", { day: "2026-10-10", working: true, note: "调休" }],
  ]);
  const cells = monthOf(2026, 10, set); // 1 October 2026 is a Thursday
  expect(cells.slice(0, 3)).toEqual([null, null, null]);
  expect(cells[3]).toMatchObject({ number: 1, kind: "holiday", note: "国庆节", set: true });
  expect(cells.find((cell) => cell?.number === 10)?.kind).toBe("makeup");
  expect(cells.find((cell) => cell?.number === 11)?.kind).toBe("weekend");
  expect(cells.find((cell) => cell?.number === 12)?.kind).toBe("work");
});

test("days in a row become one line, over the end of a month too", () => {
  const days = ["2026-09-30", "2026-10-01", "2026-10-03"].map((day) => ({ ...FREE, day }));
  expect(stretchesOf(days).map(({ from, to }) => [from, to])).toEqual([
    ["2026-09-30", "2026-10-01"],
    ["2026-10-03", "2026-10-03"],
  ]);
});

test("a stretch covers both its ends", () => {
  expect(daysBetween("2026-02-27", "2026-03-01")).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
});

test("what was cleared in a form is sent as empty in its own way", () => {
  const values = { name_zh: "姓名", unit: undefined, length_max: null, synonyms: undefined };
  expect(bodyOf(values)).toEqual({ name_zh: "姓名", unit: "", length_max: null, synonyms: [] });
});

test("codes are pasted from a table or typed with commas, and written back", () => {
  const pasted = codesOfText("1\t小学\t\t\t2020-01-01\n\n11，完全小学,,1\n");
  expect(pasted).toEqual([
    { code: "1", name_zh: "小学", valid_from: "2020-01-01" },
    { code: "11", name_zh: "完全小学", parent: "1" },
  ]);
  const code = { code: "1", name: { zh: "小学, 初等", en: "" }, maps_to: "", children: 0 };
  const whole = { ...code, parent: null, valid_from: "2020-01-01", valid_to: null };
  expect(textOfCodes([whole])).toBe("1\t小学, 初等\t\t\t2020-01-01");
  expect(codesOfText(textOfCodes([whole]))[0]?.name_zh).toBe("小学, 初等");
});

test("a share of nothing is no share, and only sure suggestions are ticked", () => {
  expect(rateOf(0, 0)).toBeNull();
  expect(rateOf(2, 3)).toBe("66.7%");
  const choices = [
    { column: "a", element: "E", confidence: 0.8 },
    { column: "b", element: "E", confidence: 0.79 },
  ];
  expect(surest(choices)).toEqual(["a"]);
});

test("an element of one's own choice ticks its row, and leaves it untied when taken back", () => {
  expect(tickedWith(["a"], "b", "DE00001")).toEqual(["a", "b"]);
  expect(tickedWith(["a", "b"], "b", "DE00002")).toEqual(["a", "b"]);
  expect(tickedWith(["a", "b"], "b", "")).toEqual(["a"]);
});

test("a choice that nobody suggested is one's own", () => {
  expect(isOwn({ column: "a", element: "DE00001", confidence: null })).toBe(true);
  expect(isOwn({ column: "a", element: "DE00001", confidence: 0.6 })).toBe(false);
});

test("a rate leads to the tables and entries behind it", () => {
  const share = { name: "", columns: 1, bound: 0, items: 1, bound_items: 0 };
  expect(tablesOf({ ...share, by: "source", key: "登记库" })).toContain("by=source&key=");
  expect(itemsOf({ ...share, by: "organisation", key: "X" })).toBe(
    "/standards/landing/items?by=organisation&key=X",
  );
  expect(itemsOf({ ...share, by: "unknown", key: "" }, true)).toBe(
    "/standards/landing/items?by=unknown&key=&landed=true",
  );
});
