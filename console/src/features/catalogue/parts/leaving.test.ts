import { expect, test } from "vitest";
import type { Entry } from "../queries";
import { readAtOf } from "./leaving";

const CHANGED = "2026-03-02T01:00:00Z";
const ASKED = "2026-03-03T01:00:00Z";

const trail = (state: string, step: string) =>
  [
    { kind: "catalogue.withdrawal", state, steps: [{ state: step, opened_at: ASKED }] },
  ] as unknown as Entry["trail"];

test("of an entry that is leaving the step that waits was read, of any other its text", () => {
  expect(readAtOf({ trail: trail("pending", "open"), changed_at: CHANGED })).toBe(ASKED);
  expect(readAtOf({ trail: trail("withdrawn", "open"), changed_at: CHANGED })).toBe(CHANGED);
  expect(readAtOf({ trail: [], changed_at: CHANGED })).toBe(CHANGED);
});
