import { expect, test } from "vitest";
import { daysBetween, monthOf, stretchesOf } from "./rules";

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
