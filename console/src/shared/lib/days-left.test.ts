import { expect, test } from "vitest";
import { leftTone, leftWords } from "./days-left";

test.each([
  [3, "剩余 3 个工作日", "good"],
  [2, "剩余 2 个工作日", "wait"],
  [0, "今日到期", "wait"],
  [-2, "已逾期 2 个工作日", "bad"],
])("%i days left read %s and look %s", (days, words, tone) => {
  expect(leftWords(days).zh).toBe(words);
  expect(leftTone(days)).toBe(tone);
});
