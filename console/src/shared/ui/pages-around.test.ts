import { expect, test } from "vitest";
import { pagesAround } from "./pages-around";

test.each([
  [1, 1, [1]],
  [2, 7, [1, 2, 3, 4, 5, 6, 7]],
  [1, 40, [1, 2, 3, 4, 5, -2, 40]],
  [20, 40, [1, -1, 19, 20, 21, -2, 40]],
  [40, 40, [1, -1, 36, 37, 38, 39, 40]],
])("on page %s of %s these are offered", (page, last, offered) => {
  expect(pagesAround(page, last)).toEqual(offered);
});
