import { expect, test } from "vitest";
import { impactLight } from "./graph-light";
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
  } as unknown as Impact;
  expect([...impactLight(impact)].sort()).toEqual([
    "entry:e",
    "entry:e from_system system:off",
    "service_item:i",
    "service_item:i from_system entry:e",
    "service_item:s",
    "service_item:s from_system system:off",
    "system:off",
  ]);
});
