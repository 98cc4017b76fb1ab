import { expect, test } from "vitest";
import { meantOf, mostOf, rowsOf, stillTicked, tickedHere } from "./ticks";

interface Line {
  readonly id: string;
  readonly open: boolean;
}
const line = (id: string, open = true): Line => ({ id, open });
const shown = (...rows: Line[]) => ({
  rows,
  id: (of: Line) => of.id,
  may: (of: Line) => of.open,
});

test("a tick outlives the turn of its page", () => {
  expect(stillTicked([line("a"), line("b")], shown(line("b"), line("c")))).toEqual([
    line("a"),
    line("b"),
  ]);
});

test("what can be done no more is ticked no more", () => {
  expect(stillTicked([line("a"), line("b")], shown(line("b", false)))).toEqual([line("a")]);
});

test("a list without pages forgets what left it", () => {
  expect(tickedHere([line("a"), line("b")], shown(line("b")))).toEqual([line("b")]);
});

test("ticks of this page are added to those of others", () => {
  expect(rowsOf(["a", "c"], [line("a")], shown(line("b"), line("c")))).toEqual([
    line("a"),
    line("c"),
  ]);
});

const verb = (most: number, may: (of: Line) => boolean) => ({
  words: { zh: "办理", en: "Do" },
  may,
  most,
  open: () => undefined,
});
const isOpen = (of: Line) => of.open;

test("as many are ticked at once as the narrowest verb of these rows takes", () => {
  const many = [verb(200, isOpen), verb(100, (of) => !of.open)];
  expect(mostOf(many, [line("a")])).toBe(200);
  expect(mostOf(many, [line("a"), line("b", false)])).toBe(100);
  expect(mostOf(undefined, [line("a")])).toBe(0);
});

test("a verb takes those it fits, and no more than the server does", () => {
  const rows = [line("a"), line("b", false), line("c")];
  expect(meantOf(verb(2, isOpen), rows)).toEqual({ rows: [rows[0], rows[2]], tooMany: false });
  expect(meantOf(verb(1, isOpen), rows).tooMany).toBe(true);
});
