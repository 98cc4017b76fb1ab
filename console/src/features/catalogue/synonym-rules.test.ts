import { expect, test } from "vitest";
import { alsoSought, fitting } from "./synonym-rules";

test("synonyms work both ways and are told once", () => {
  const synonyms = [
    { term: "退休金", means: "养老待遇", state: "shipped" },
    { term: "退休金", means: "养老钱", state: "off" },
  ];
  expect(alsoSought("退休金发放", synonyms)).toEqual(["养老待遇"]);
  expect(alsoSought("养老待遇", synonyms)).toEqual(["退休金"]);
  expect(alsoSought("企业", synonyms)).toEqual([]);
});

test("pairs are found by either word and by their state", () => {
  const own = { term: "牌照", means: "号牌", state: "own" };
  const off = { term: "低保", means: "最低生活保障", state: "off" };
  expect(fitting([own, off], {})).toEqual([own, off]);
  expect(fitting([own, off], { q: "生活" })).toEqual([off]);
  expect(fitting([own, off], { q: "号牌", state: "off" })).toEqual([]);
});
