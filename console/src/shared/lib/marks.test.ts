import { expect, test } from "vitest";
import { piecesOf } from "./marks";

const said = (text: string, marks: [number, number][]) =>
  piecesOf(text, marks).map(({ text: piece, marked }) => (marked ? `[${piece}]` : piece));

test("a text is cut at its marks", () => {
  expect(said("企业基本信息", [[2, 4]])).toEqual(["企业", "[基本]", "信息"]);
  expect(said("企业", [])).toEqual(["企业"]);
});

test("marks that touch, overlap or reach too far lose no character", () => {
  expect(
    said("高龄津贴", [
      [0, 2],
      [1, 3],
      [3, 9],
    ]).join(""),
  ).toBe("[高龄][津][贴]");
});

test("a character outside the first plane counts as one", () => {
  expect(said("𠮷林省", [[1, 2]])).toEqual(["𠮷", "[林]", "省"]);
});
