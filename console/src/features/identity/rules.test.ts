import { expect, test } from "vitest";
import { addressInside, stateOf } from "./rules";

test.each([
  [null, "/"],
  ["/catalogue?q=a", "/catalogue?q=a"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
])("after signing in, %s leads to %s", (next, address) => {
  expect(addressInside(next)).toBe(address);
});

const NOW = new Date("2026-03-02T08:00:00Z");
const account = { active: true, must_change_password: false, locked_until: null };

test.each([
  [account, "active"],
  [{ ...account, must_change_password: true }, "first"],
  [{ ...account, must_change_password: true, locked_until: "2026-03-02T08:10:00Z" }, "locked"],
  [{ ...account, locked_until: "2026-03-02T07:50:00Z" }, "active"],
  [{ ...account, active: false, locked_until: "2026-03-02T08:10:00Z" }, "closed"],
])("the account %o is %s", (one, state) => {
  expect(stateOf(one, NOW)).toBe(state);
});
