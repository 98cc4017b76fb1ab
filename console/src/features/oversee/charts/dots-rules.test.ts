import { expect, test } from "vitest";
import { fitted, nearest, seenIn, zoomed } from "./dots-rules";

const SIZE = { width: 800, height: 600 };

test("everything is in sight, in the middle", () => {
  const spots = [
    { x: -4_000, y: -100 },
    { x: 4_000, y: 900 },
  ];
  const view = fitted(spots, SIZE);
  expect(spots.every((spot) => seenIn(spot, view, SIZE))).toBe(true);
  expect(view.x).toBeCloseTo(400);
  expect(view.scale * 400 + view.y).toBeCloseTo(300);
});

test("few things are not blown up, and none stand in the middle too", () => {
  expect(fitted([{ x: 7, y: 7 }], SIZE)).toEqual({ scale: 1, x: 393, y: 293 });
  expect(fitted([], SIZE)).toEqual({ scale: 1, x: 400, y: 300 });
});

test("what lies under the wheel stays there", () => {
  const before = { scale: 0.5, x: 100, y: 50 };
  const after = zoomed(before, -200, 300, 250);
  expect(after.scale).toBeGreaterThan(before.scale);
  expect((300 - after.x) / after.scale).toBeCloseTo((300 - before.x) / before.scale);
  expect(zoomed(before, 1e6, 0, 0).scale).toBe(0.01);
});

test("what is far off is not in sight", () => {
  expect(seenIn({ x: 5_000, y: 0 }, { scale: 1, x: 0, y: 0 }, SIZE)).toBe(false);
});

test("what is clicked is the nearest thing within reach", () => {
  const [near, far] = [
    { x: 100, y: 100 },
    { x: 108, y: 100 },
  ];
  const view = { scale: 0.5, x: 10, y: 20 };
  expect(nearest([far, near], view, 60, 70)).toBe(near);
  expect(nearest([far, near], view, 64, 70)).toBe(far);
  expect(nearest([far, near], view, 120, 70)).toBeUndefined();
});
