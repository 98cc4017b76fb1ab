import { expect, test } from "vitest";
import { impactLight, marksOf } from "./graph-light";
import type { GraphLink, Impact } from "./queries";

const thing = (kind: "system" | "entry" | "service_item", id: string) => ({ kind, id });
const link = (source: GraphLink["source"], target: GraphLink["target"]): GraphLink => ({
  kind: "from_system",
  label: { zh: "来源系统", en: "comes from" },
  source,
  target,
  since: null,
});

test("what is weakened stands out beside what stops, and by which links; what is kept does not", () => {
  const [off, other] = [thing("system", "off"), thing("system", "other")];
  const [entry, item, stopped] = [
    thing("entry", "e"),
    thing("service_item", "i"),
    thing("service_item", "s"),
  ];
  const impact = {
    start: off,
    stopped: [{ thing: stopped, chain: [link(stopped, off)] }],
    weakened: [
      { thing: entry, lost: [link(entry, off)], kept: [link(entry, other)], weak: [] },
      { thing: item, lost: [], kept: [], weak: [link(item, entry)] },
    ],
    more_stopped: [],
    more_weakened: [],
  } as unknown as Impact;
  expect([...impactLight(impact, [link(entry, other)])].sort()).toEqual([
    "entry:e",
    "entry:e from_system system:off",
    "service_item:i",
    "service_item:i from_system entry:e",
    "service_item:s",
    "service_item:s from_system system:off",
    "system:off",
  ]);
});

test("what stops without its reasons being told stands out as well", () => {
  const [off, other] = [thing("system", "off"), thing("system", "other")];
  const [entry, kept] = [thing("entry", "e"), thing("entry", "k")];
  const impact = {
    start: off,
    stopped: [
      { thing: thing("service_item", "s"), chain: [link(thing("service_item", "s"), off)] },
    ],
    weakened: [],
    more_stopped: [entry],
    more_weakened: [],
  } as unknown as Impact;
  const drawn = [link(entry, off), link(entry, other), link(kept, off)];
  expect([...impactLight(impact, drawn)].sort()).toEqual([
    "entry:e",
    "entry:e from_system system:off",
    "service_item:s",
    "service_item:s from_system system:off",
    "system:off",
  ]);
  expect(marksOf(impact).get("entry:e")).toBe("stopped");
  expect(marksOf(impact).has("entry:k")).toBe(false);
});
