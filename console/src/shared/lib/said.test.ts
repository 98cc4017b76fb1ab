import dayjs from "dayjs";
import { expect, test } from "vitest";
import { said } from "./said";

test.each([
  [{ unit: "" }, {}],
  [{ unit: null, kind: undefined }, undefined],
  [{ days: [] }, {}],
  [{ changes: { note: "" } }, {}],
  [{ until: dayjs("2026-05-01") }, { until: dayjs("2026-05-01") }],
  [{ lines: [{ note: "" }] }, { lines: [{}] }],
])("%j says the same as %j", (one, other) => expect(said(one)).toBe(said(other)));

test.each([
  [{ unit: "登记处" }, {}],
  [{ nullable: false }, { nullable: true }],
  [{ weight: 0 }, {}],
  [{ lines: [{}] }, { lines: [] }],
  [{ until: dayjs("2026-05-01") }, { until: dayjs("2026-05-02") }],
  [{ settings: { port: 3306 } }, { settings: { port: 3307 } }],
])("%j says something else than %j", (one, other) => expect(said(one)).not.toBe(said(other)));
