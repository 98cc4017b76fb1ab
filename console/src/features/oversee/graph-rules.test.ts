import { expect, test } from "vitest";
import {
  begun,
  collapsed,
  grown,
  keyOf,
  leftOut,
  placed,
  refOf,
  shown,
  withHops,
} from "./graph-rules";
import type { Around, Placed } from "./queries";

const thing = (kind: Placed["kind"], id: string, depth: number): Placed => ({
  kind,
  id,
  name: id,
  status: "",
  state: null,
  organisation_name: "",
  depth,
  more: 0,
});

const around = (...things: readonly Placed[]): Around => ({
  things: [...things],
  links: things.slice(1).map((other) => ({
    kind: "from_system",
    label: { zh: "来源系统", en: "comes from" },
    source: { kind: other.kind, id: other.id },
    target: { kind: things[0]?.kind ?? "system", id: things[0]?.id ?? "" },
    since: null,
  })),
  cut: false,
});

const SYSTEM = thing("system", "s", 0);

test("a graph grows by what lies around one of its things", () => {
  const first = begun(around(SYSTEM, thing("entry", "a", 1)));
  const more = grown(first, around(thing("entry", "a", 0), thing("service_item", "i", 1)), 1);
  expect([...more.things.values()].map(({ id, depth }) => [id, depth])).toEqual([
    ["s", 0],
    ["a", 1],
    ["i", 2],
  ]);
  expect(more.links.size).toBe(2);
});

test("kinds and relations can be switched off, the start stays", () => {
  const drawn = begun(around(SYSTEM, thing("entry", "a", 1), thing("table", "t", 1)));
  const left = shown(drawn, new Set(["entry", "system"]), new Set());
  expect([...left.things.keys()]).toEqual(["system:s", "table:t"]);
  expect(left.links.size).toBe(1);
  expect(shown(drawn, new Set(), new Set(["from_system"])).links.size).toBe(0);
});

test("what is left out is counted anew when the graph grows", () => {
  const first = begun(around(SYSTEM, { ...thing("entry", "a", 1), more: 2 }));
  expect(leftOut(first).get("entry:a")).toBe(2);
  const part = grown(first, around(thing("entry", "a", 0), thing("table", "t", 1)), 1);
  expect(leftOut({ ...part, degrees: first.degrees }).get("entry:a")).toBe(1);
});

test("what hangs on one thing alone is taken in again, and counted", () => {
  const first = begun(around(SYSTEM, thing("entry", "a", 1), thing("entry", "b", 1)));
  const more = grown(
    first,
    around({ ...thing("entry", "a", 0), more: 1 }, thing("table", "t", 1), thing("entry", "b", 1)),
    1,
  );
  expect(leftOut(more).get("entry:a")).toBe(0);
  const less = collapsed(more, "entry:a");
  expect([...less.things.keys()]).toEqual(["system:s", "entry:a", "entry:b"]);
  expect(leftOut(less).get("entry:a")).toBe(1);
  expect([...collapsed(more, "system:s").things.keys()]).toEqual(["system:s"]);
});

test("hops are drawn in, each thing as far out as it lies on its chain", () => {
  const first = begun(around(SYSTEM, thing("entry", "a", 1)));
  const { links } = around(thing("entry", "a", 0), thing("service_item", "i", 1));
  const chain = [...first.links.values(), ...links];
  const whole = withHops(first, [chain], [thing("service_item", "i", 0), thing("duty", "d", 0)]);
  expect([...whole.things.values()].map(({ id, depth }) => [id, depth])).toEqual([
    ["s", 0],
    ["a", 1],
    ["i", 2],
  ]);
  expect(whole.links.size).toBe(2);
});

test("a thing stands outside of that by which it came", () => {
  const first = begun(around(SYSTEM, thing("entry", "a", 1), thing("entry", "b", 1)));
  const more = grown(first, around(thing("entry", "b", 0), thing("table", "t", 1)), 1);
  const spots = placed(grown(more, around(thing("entry", "a", 0), thing("table", "z", 1)), 1));
  const side = (key: string) => Math.sign(spots.get(key)?.y ?? 0);
  expect(side("table:t")).toBe(side("entry:b"));
  expect(side("table:z")).toBe(side("entry:a"));
});

test("a key is read back, whatever the id holds", () => {
  expect(refOf(keyOf({ kind: "table", id: "ods.qy:1" }))).toEqual({
    kind: "table",
    id: "ods.qy:1",
  });
});

test("ten thousand things find their places at once, and none upon another", () => {
  const many = Array.from({ length: 9_999 }, (_, n) => thing("entry", `e${n}`, 1 + (n % 2)));
  const began = performance.now();
  const spots = [...placed(begun(around(SYSTEM, ...many))).values()];
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(new Set(spots.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(10_000);
});
