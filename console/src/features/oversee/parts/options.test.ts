import { expect, test } from "vitest";
import { shareOf } from "./options";

test("all and none alone are 100 and 0 percent", () => {
  expect(shareOf(274, 275)).toBe("99.6%");
  expect(shareOf(1, 275)).toBe("0.4%");
  expect(shareOf(275, 275)).toBe("100%");
  expect(shareOf(0, 275)).toBe("0%");
});

test("what is nearly all or nearly nothing says so", () => {
  expect(shareOf(1, 150_000)).toBe("<0.1%");
  expect(shareOf(149_999, 150_000)).toBe(">99.9%");
});
