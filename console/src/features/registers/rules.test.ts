import { describe, expect, it } from "vitest";
import { behind, bodyOf, fixedOf, percent, tablesOf, waysOf } from "./rules";
import { calledFrom } from "./words";

describe("the rows behind a number", () => {
  it("are a list with the same narrowing", () => {
    expect(behind("service_item", "420000", { organisation: "X", covered: "no" })).toBe(
      "/catalogue/service-items?region=420000&organisation=X&covered=no",
    );
    expect(behind("system", "420000", { region: "420100", own_region: false })).toBe(
      "/catalogue/systems?region=420100",
    );
  });
  it("are read from the address again", () => {
    expect(fixedOf(new URLSearchParams("region=42&own_region=true&tab=x"))).toEqual({
      region: "42",
      own_region: "true",
    });
  });
});

describe("a rate", () => {
  it("has two decimals, or none without a denominator", () => {
    expect(percent(0.9981)).toBe("99.81%");
    expect(percent(null)).toBeNull();
  });
});

describe("tables of a system", () => {
  it("stand one a line, with their physical name behind", () => {
    expect(tablesOf("企业登记 t_qydj\n\n变更信息，t_bg\n年报")).toEqual([
      { name: "企业登记", table: "t_qydj" },
      { name: "变更信息", table: "t_bg" },
      { name: "年报", table: "" },
    ]);
  });
});

describe("ways of relating", () => {
  it("go out from an item and arrive at an entry", () => {
    expect(waysOf("duty")).toEqual([{ kind: "based_on", outward: false, other: "service_item" }]);
    expect(waysOf("entry").map((way) => way.kind)).toEqual([
      "from_system",
      "needs",
      "produces",
      "related",
    ]);
  });
});

describe("the body of a form", () => {
  it("says nothing as the server wants it", () => {
    expect(bodyOf({ level: undefined, note: undefined, domains: undefined, name: "x" })).toEqual({
      level: null,
      note: "",
      domains: [],
      name: "x",
    });
  });
});

describe("a relation", () => {
  it("is called otherwise from each of its ends", () => {
    expect(calledFrom({ kind: "needs", outward: true }).zh).toBe("需要的数据");
    expect(calledFrom({ kind: "needs", outward: false }).zh).toBe("需要它的事项");
  });
});
