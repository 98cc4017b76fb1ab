import { expect, test } from "vitest";
import { bodyOf, readable, searchOf, toggled } from "./rules";

test("facets of the address become lists", () => {
  const place = { page: 2, q: "企业", filters: { share_type: "conditional,unconditional" } };
  expect(searchOf(place, 10)).toEqual({
    q: "企业",
    page: 2,
    size: 10,
    share_type: ["conditional", "unconditional"],
  });
});

test("a value of a facet is put in and taken out", () => {
  expect(toggled(undefined, "a")).toBe("a");
  expect(toggled("a", "b")).toBe("a,b");
  expect(toggled("a,b", "a")).toBe("b");
});

test("values read as people say them", () => {
  const codes = {
    lists: {
      share_type: [{ value: "conditional", label: "有条件共享", label_en: "Cond." }],
      classify: [
        { value: "1", label: "基础", label_en: "Base" },
        { value: "102", label: "法人单位", label_en: "Legal entities" },
      ],
    },
    format_types: {},
    share_modes: {},
  };
  expect(readable(codes, "share_type", "conditional", true)).toBe("有条件共享");
  expect(readable(codes, "is_pk", false, true)).toBe("否");
  expect(readable(codes, "classify_code", "102001", true)).toBe("102001 法人单位");
  expect(readable(codes, "classify_code", "199001", true)).toBe("199001 基础");
  expect(readable(codes, "classify_code", "299001", true)).toBe("299001");
  expect(readable(codes, "length", 18, true)).toBe("18");
  expect(readable(undefined, "related_codes", [], true)).toBe("—");
});

test("what was left empty is null in lists and dates, an empty text elsewhere", () => {
  expect(
    bodyOf({ share_type: undefined, pipia_assessed_at: null, abstract: undefined, name: "甲" }),
  ).toEqual({ share_type: null, pipia_assessed_at: null, abstract: "", name: "甲" });
});
