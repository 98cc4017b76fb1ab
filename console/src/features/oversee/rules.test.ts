import { expect, test } from "vitest";
import { thingOf } from "./parts/objects";
import type { Line } from "./queries";
import { daysInOrder, mapOf } from "./rules";

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

const line = (event: string, subject: string, detail: Line["detail"]): Line => ({
  id: 1,
  at: "2026-03-02T08:00:00Z",
  actor: "a",
  actor_name: "王敏",
  via: "session",
  organisation: "",
  zh: "发布",
  en: "Published",

  event,
  subject,
  purpose: "",
  detail,
});

test("a line tells on what it happened and where that is", () => {
  const entry = thingOf(line("catalogue.entry.published", "e1", { title: "企业登记信息" }));
  expect(entry).toMatchObject({ name: "企业登记信息", page: "/catalogue/entries/e1" });
  const call = thingOf(line("share.service.queried", "g1", { call: "c1", service: "qydj" }));
  expect(call).toMatchObject({ name: "qydj", page: "/share/calls/c1" });
  const opened = thingOf(line("share.service.opened", "s1", { code: "qydj" }));
  expect(opened).toMatchObject({ name: "qydj", page: "/share/services/qydj" });
});

test("what is gone or was never there has no page", () => {
  const gone = thingOf(line("collect.source.deleted", "s1", { title: "企业库" }));
  expect(gone).toMatchObject({ name: "企业库", page: null });
  expect(thingOf(line("identity.person.sign_in_failed", "unknown", {}))?.page).toBeNull();
  expect(thingOf(line("later.thing.done", "x", {}))).toBeNull();
});

test("the nation and its provinces have maps, cities have none", () => {
  expect(mapOf("")).toBe("100000");
  expect(mapOf("42")).toBe("420000");
  expect(mapOf("4201")).toBeNull();
});
