import { expect, test } from "vitest";
import { daysInOrder } from "./rules";

test("days come in order, the quiet ones too", () => {
  const told = [
    { day: "2026-03-02", count: 7 },
    { day: "2026-02-27", count: 1 },
  ];
  expect(daysInOrder(told)).toEqual([
    { day: "2026-02-27", count: 1 },
    { day: "2026-02-28", count: 0 },
    { day: "2026-03-01", count: 0 },
    { day: "2026-03-02", count: 7 },
  ]);
});

test("no days are no days", () => {
  expect(daysInOrder([])).toEqual([]);
});
