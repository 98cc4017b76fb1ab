/** Where a large graph is looked at: what fits, what is in sight, and what the wheel does. */

/** A point of the graph lies at `scale * x + view.x` on the canvas. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}
interface Spot {
  readonly x: number;
  readonly y: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

const [SCALE_MIN, SCALE_MAX] = [0.01, 4];
const MARGIN = 24;
const AROUND = 60;
const REACH = 12;
const REACH_PX = 6;

/** The view in which everything is in sight, in the middle. */
export function fitted(spots: readonly Spot[], { width, height }: Size): View {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of spots) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { scale: 1, x: width / 2, y: height / 2 };
  const room = Math.min(
    (width - 2 * MARGIN) / Math.max(1, right - left),
    (height - 2 * MARGIN) / Math.max(1, bottom - top),
  );
  const scale = Math.min(1, Math.max(SCALE_MIN, room));
  return {
    scale,
    x: width / 2 - (scale * (left + right)) / 2,
    y: height / 2 - (scale * (top + bottom)) / 2,
  };
}

/** Whether a spot is in sight, or so near that its name may be. */
export function seenIn({ x, y }: Spot, view: View, { width, height }: Size): boolean {
  const [across, down] = [x * view.scale + view.x, y * view.scale + view.y];
  return across > -AROUND && across < width + AROUND && down > -AROUND && down < height + AROUND;
}

/** Turns the wheel at a place of the canvas: what lies there stays there. */
export function zoomed(view: View, turned: number, x: number, y: number): View {
  const wanted = view.scale * Math.exp(-turned / 400);
  const scale = Math.min(SCALE_MAX, Math.max(SCALE_MIN, wanted));
  const by = scale / view.scale;
  return { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

/** The spot that is meant by a place of the canvas: the nearest one within reach. */
export function nearest<T extends Spot>(
  spots: readonly T[],
  view: View,
  x: number,
  y: number,
): T | undefined {
  const [across, down] = [(x - view.x) / view.scale, (y - view.y) / view.scale];
  let [found, reach] = [undefined as T | undefined, Math.max(REACH, REACH_PX / view.scale)];
  for (const spot of spots) {
    const away = Math.hypot(spot.x - across, spot.y - down);
    if (away <= reach) [found, reach] = [spot, away];
  }
  return found;
}
