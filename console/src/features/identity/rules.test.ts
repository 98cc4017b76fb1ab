import { expect, test } from "vitest";
import { addressInside } from "./rules";

test.each([
  [null, "/"],
  ["/catalogue?q=a", "/catalogue?q=a"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
])("after signing in, %s leads to %s", (next, address) => {
  expect(addressInside(next)).toBe(address);
});
