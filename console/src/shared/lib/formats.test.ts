import { expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDay,
  formatFigure,
  formatMoment,
  formatSeconds,
  formatShare,
  secondsBetween,
} from "./formats";

test("a figure keeps two digits", () => {
  expect(formatFigure(20_000, "zh")).toBe("20,000");
  expect(formatFigure(99.94272727, "zh")).toBe("99.94");
});

test.each([
  [null, "zh", "暂无数据"],
  [undefined, "en", "No data yet"],
  [0, "zh", "0"],
  [1234567, "zh", "1,234,567"],
] as const)("a count of %s in %s reads %s", (value, language, text) => {
  expect(formatCount(value, language)).toBe(text);
});

test.each([
  [null, "暂无数据"],
  [0, "0%"],
  [0.98214, "98.2%"],
  [0.99999, "99.9%"],
  [1, "100%"],
] as const)("a share of %s reads %s and never claims more than there is", (value, text) => {
  expect(formatShare(value, "zh")).toBe(text);
});

test.each([
  [0, "0 B"],
  [1023, "1,023 B"],
  [1536, "1.5 KB"],
  [5 * 1024 ** 3, "5 GB"],
] as const)("%s bytes read %s", (value, text) => {
  expect(formatBytes(value, "zh")).toBe(text);
});

test.each([
  [0.72, "zh", "0.7 秒"],
  [59, "zh", "59 秒"],
  [95, "zh", "1 分 35 秒"],
  [3600, "zh", "1 小时"],
  [7265, "en", "2 h 1 min 5 s"],
] as const)("%s seconds in %s read %s", (value, language, text) => {
  expect(formatSeconds(value, language)).toBe(text);
});

test("what has not started has no duration, what runs has one until now", () => {
  const now = new Date("2026-03-02T00:01:00Z");
  expect(secondsBetween(null, null, now)).toBeNull();
  expect(secondsBetween("2026-03-02T00:00:00Z", null, now)).toBe(60);
  expect(secondsBetween("2026-03-02T00:00:00Z", "2026-03-02T00:00:05Z", now)).toBe(5);
});

test("moments are told by China's clock wherever the browser stands", () => {
  expect(formatMoment("2026-11-26T22:22:00Z")).toBe("2026-11-27 06:22");
  expect(formatDay("2026-11-26T15:59:59Z")).toBe("2026-11-26");
  expect(formatDay(new Date("2026-11-26T16:00:00Z"))).toBe("2026-11-27");
});

test("a plain date is not moved by a time zone", () => {
  expect(formatDay("2026-01-31")).toBe("2026-01-31");
  expect(formatDay(null)).toBe("—");
});
