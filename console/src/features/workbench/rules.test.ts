import { expect, test } from "vitest";
import { pageOf, titleOf } from "./rules";

test("a job leads to the page of what it was about", () => {
  expect(pageOf({ id: "1", kind: "collect.run", subject: "flow" })).toBe("/collect/runs/1");
  expect(pageOf({ id: "1", kind: "govern.check", subject: "t" })).toBe(
    "/govern/tables/t?tab=quality",
  );
});

test("a job of the house leads nowhere", () => {
  expect(pageOf({ id: "1", kind: "identity.forget", subject: "" })).toBeUndefined();
});

test("a job is called in both languages, one of before in Chinese", () => {
  expect(titleOf({ title: "归集:企业登记", title_en: "Collect: 企业登记" }).en).toBe(
    "Collect: 企业登记",
  );
  expect(titleOf({ title: "归集:企业登记", title_en: "" }).en).toBe("归集:企业登记");
});
