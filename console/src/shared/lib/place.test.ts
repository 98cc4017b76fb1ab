import { expect, test } from "vitest";
import { askFor, movePlace, readPlace, writePlace } from "./place";

const NAMES = ["state", "kind"];
const read = (text: string) => readPlace(new URLSearchParams(text), NAMES);

test.each([
  ["", { page: 1, size: 10, q: "", filters: {} }],
  ["page=3&q= 企业 &state=draft", { page: 3, size: 10, q: "企业", filters: { state: "draft" } }],
  ["page=-1", { page: 1, size: 10, q: "", filters: {} }],
  ["size=50", { page: 1, size: 50, q: "", filters: {} }],
  ["size=1000", { page: 1, size: 10, q: "", filters: {} }],
  ["page=two&unknown=1", { page: 1, size: 10, q: "", filters: {} }],
])("the address ?%s is read", (text, place) => {
  expect(read(text)).toEqual(place);
});

test("turning the page keeps search and filters", () => {
  const place = movePlace(read("q=企业&state=draft"), { page: 2 });
  expect(place).toEqual({ page: 2, size: 10, q: "企业", filters: { state: "draft" } });
});

test("a new filter starts at the first page", () => {
  expect(movePlace(read("page=7"), { filters: { state: "draft" } }).page).toBe(1);
});

test("an address is written short and keeps what belongs to others", () => {
  const before = new URLSearchParams("tab=items&size=50&page=4&state=draft");
  expect(writePlace(before, read("q=法人"), NAMES).toString()).toBe(
    new URLSearchParams("tab=items&size=50&q=法人").toString(),
  );
});

test("what is read from an address and written again is the same", () => {
  const text = new URLSearchParams({ q: "法人", kind: "table", page: "2" });
  expect(read(writePlace(new URLSearchParams(), readPlace(text, NAMES), NAMES).toString())).toEqual(
    readPlace(text, NAMES),
  );
});

test("the server is asked for the rows of the page, by search and filter", () => {
  expect(askFor(read("page=2&state=draft"))).toEqual({ page: 2, size: 10, state: "draft" });
  expect(askFor(read("size=20")).size).toBe(20);
});
