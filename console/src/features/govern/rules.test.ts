import { describe, expect, it } from "vitest";
import { draftOf, freeCode, ruleOf, valuesOf } from "./rules";

describe("ruleOf", () => {
  it("takes code values from lines, commas and Chinese marks, each once", () => {
    const rule = ruleOf(
      { kind: "code_list", columns: "djzt", values: "01\n02，03、01\n" },
      "c",
      true,
    );
    expect(rule.values).toEqual(["01", "02", "03"]);
    expect(rule.columns).toEqual(["djzt"]);
  });
  it("leaves out what the kind does not need", () => {
    const rule = ruleOf(
      { kind: "not_null", columns: ["a", "b"], pattern: "x", low: "1" },
      "c",
      true,
    );
    expect(rule.pattern).toBeNull();
    expect(rule.low).toBeNull();
    expect(rule.columns).toEqual(["a", "b"]);
  });
  it("reads a reference whose column has a dot", () => {
    const rule = ruleOf({ kind: "reference", columns: "a", reference: "ods.t.c.d" }, "c", true);
    expect(rule.reference).toEqual({ namespace: "ods", table: "t", column: "c.d" });
  });
});

describe("valuesOf", () => {
  const bound = {
    code: "djzt_code_list",
    kind: "code_list" as const,
    columns: ["djzt"],
    severity: "suspect" as const,
    weight: 1,
    active: false,
    zh: "",
    en: "",
    source: "GB/T 2260-2007",
    clause: "",
    document_id: null,
    body: { values: ["1", "2"] },
  };
  it("shows a bound rule as it was typed", () => {
    expect(valuesOf(bound)).toMatchObject({ columns: "djzt", values: "1\n2", kind: "code_list" });
  });
  it("gives back what was bound", () => {
    expect(draftOf(bound)).toMatchObject({
      values: ["1", "2"],
      active: false,
      severity: "suspect",
    });
  });
});

describe("freeCode", () => {
  it("finds a code that no other rule has", () => {
    const values = { kind: "range", columns: "注册 资本" } as const;
    expect(freeCode(values, [])).toBe("注册_资本_range");
    expect(freeCode(values, ["注册_资本_range"])).toBe("注册_资本_range_2");
  });
});
