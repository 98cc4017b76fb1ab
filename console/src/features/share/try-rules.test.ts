import { expect, it } from "vitest";
import { queryOf, verifyOf } from "./try-rules";

const KEY = { key: "k", secret: "s" };

it("asks with every line that names an item", () => {
  const filters = [
    { item: "age", op: "ge", value: "18" },
    { item: "age", op: "lt", value: "60" },
    { item: "xzqh", op: "in", value: "420102，420103" },
    { item: "died", op: "is_null" },
    { value: "of nothing" },
  ];
  expect(queryOf({ ...KEY, items: ["age"], filters, limit: 5, purpose: "核对" })).toEqual({
    items: ["age"],
    filters: {
      age: [
        { op: "ge", value: "18" },
        { op: "lt", value: "60" },
      ],
      xzqh: [{ op: "in", value: ["420102", "420103"] }],
      died: [{ op: "is_null", value: null }],
    },
    limit: 5,
    offset: 0,
    purpose: "核对",
  });
});

it("never sends the secret", () => {
  const tried = { ...KEY, secret: "s3cret", keys: [{ item: "id", value: "1" }] };
  expect(JSON.stringify([queryOf(tried), verifyOf(tried)])).not.toContain("s3cret");
  expect(verifyOf({ ...tried, claims: [{ item: "name", value: "张三" }, {}] })).toEqual({
    keys: { id: "1" },
    claims: { name: "张三" },
    purpose: "",
  });
});
