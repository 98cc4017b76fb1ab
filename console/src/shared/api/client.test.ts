import { expect, test } from "vitest";
import { addressOf } from "./client";

test("names in an address are filled and escaped", () => {
  expect(addressOf("/api/a/{id}/b/{name}", { path: { id: "x/y", name: "企业" } })).toBe(
    "/api/a/x%2Fy/b/%E4%BC%81%E4%B8%9A",
  );
});

test("empty values of a query are left out, lists are repeated", () => {
  const query = { q: "", page: 2, state: undefined, grade: ["L1", "L2"], zero: 0 };
  expect(addressOf("/api/a", { query })).toBe("/api/a?page=2&grade=L1&grade=L2&zero=0");
});
