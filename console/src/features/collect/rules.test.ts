import { describe, expect, it } from "vitest";
import { fieldsOf, flowOf, likelyCursor, modesFor, sourceOf } from "./rules";

describe("fieldsOf", () => {
  it("reads texts, numbers, choices and what may be left empty", () => {
    const fields = fieldsOf({
      properties: {
        host: { type: "string", maxLength: 500 },
        port: { type: "integer", default: 5432 },
        sslmode: { type: "string", enum: ["prefer", "require"], default: "prefer" },
        header: { anyOf: [{ type: "integer" }, { type: "null" }], default: null },
      },
      required: ["host"],
    });
    expect(fields.map((one) => [one.name, one.input, one.required, one.initial])).toEqual([
      ["host", "text", true, undefined],
      ["port", "number", false, 5432],
      ["sslmode", "choice", false, "prefer"],
      ["header", "number", false, undefined],
    ]);
  });
});

describe("sourceOf", () => {
  it("keeps the secret that is kept already when none is typed", () => {
    const body = sourceOf({ name: "库", kind: "", settings: { host: "h" }, secret: "" }, "mysql");
    expect(body).toEqual({ name: "库", kind: "mysql", settings: { host: "h" } });
  });
});

describe("flowOf", () => {
  it("leaves out what the mode does not use", () => {
    const full = flowOf({ source_id: "", table: "t", mode: "full", cursor_column: "at" }, "s");
    expect(full).toEqual({
      source_id: "s",
      table: "t",
      mode: "full",
      types: {},
      delete_missing: false,
    });
    const since = flowOf(
      { source_id: "", table: "t", mode: "incremental", cursor_column: "at", delete_missing: true },
      "s",
    );
    expect(since).not.toHaveProperty("delete_missing");
    expect(since.cursor_column).toBe("at");
  });
});

describe("modesFor", () => {
  it("offers what the source can do", () => {
    expect(modesFor(["cursor", "full"])).toEqual(["full", "incremental"]);
    expect(modesFor(["files", "full"])).toEqual(["full", "files"]);
  });
});

describe("likelyCursor", () => {
  const column = (name: string, type: string, comment = "") => ({
    name,
    type,
    comment,
    source: name,
    native: type,
    is_key: false,
  });
  const of = (...columns: ReturnType<typeof column>[]) => ({
    table: "t",
    comment: "",
    columns,
    key: [],
    remarks: [],
    target: "t",
  });
  it("prefers a time that tells of changes", () => {
    const columns = [column("clrq", "timestamp"), column("gxsj", "timestamp")];
    expect(likelyCursor(of(...columns))).toBe("gxsj");
    expect(
      likelyCursor(of(column("a", "timestamptz", "建立"), column("b", "timestamp", "更新时间"))),
    ).toBe("b");
  });
  it("knows none where nothing is a time", () => {
    expect(likelyCursor(of(column("update_no", "long")))).toBeUndefined();
  });
});
