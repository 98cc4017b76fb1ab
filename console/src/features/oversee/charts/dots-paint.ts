/** How a large graph is painted: lines under dots, what is lit over both, names where few are in sight. */
import { grouped } from "../graph-rules";
import { seenIn, type View } from "./dots-rules";
import {
  CHOSEN_COLOUR,
  type Dot,
  FAINT,
  LIT_COLOUR,
  type Line,
  MARK_COLOURS,
  type Picture,
  titleOf,
} from "./picture";

const RADIUS = 9;
const [RADIUS_PX_MIN, RADIUS_PX_MAX] = [1.5, 13];
const NAMED_MAX = 120;
const LIT_OPACITY_MIN = 0.2;
/** So many lit lines are drawn in full; of more each is paler, or they would run into one blot. */
const LIT_FULL_MAX = 60;
const TURN = Math.PI * 2;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export function clean(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high)
    Object.assign(canvas, { width: wide, height: high });
  const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, wide, high);
  return pen;
}

export function paint(canvas: HTMLCanvasElement, size: Size, picture: Picture, view: View): void {
  const pen = clean(canvas, size);
  const ratio = window.devicePixelRatio;
  pen.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
  const { dots, lit } = picture;
  paintLines(pen, picture, view);
  const radius = radiusAt(view.scale);
  const seen = dots.filter((dot) => seenIn(dot, view, size));
  for (const [colour, some] of byColour(seen, lit, false)) {
    pen.globalAlpha = lit.size > 0 ? FAINT : 1;
    fillDots(pen, colour, some, radius, view.scale);
  }
  pen.globalAlpha = 1;
  for (const [colour, some] of byColour(seen, lit, true))
    fillDots(pen, colour, some, radius * 1.4, view.scale);
  paintMarks(pen, picture, seen, radius, view.scale);
  paintNames(pen, picture, seen, view);
}

/** Dots grow as one comes nearer, up to a size at which they leave room for names. */
const radiusAt = (scale: number) =>
  Math.max(Math.min(RADIUS, RADIUS_PX_MAX / scale), RADIUS_PX_MIN / scale);

function paintLines(pen: CanvasRenderingContext2D, picture: Picture, view: View): void {
  const { dots, lines, lit } = picture;
  const places = new Map(dots.map((dot) => [dot.key, dot]));
  const bright = lines.filter(({ key }) => lit.has(key));
  const faint = lines.filter(({ key }) => !lit.has(key));
  pen.strokeStyle = "#9aa5b4";
  pen.globalAlpha = lit.size > 0 ? 0.08 : 0.25;
  pen.lineWidth = 0.7 / view.scale;
  stroke(pen, faint, places);
  pen.strokeStyle = LIT_COLOUR;
  pen.globalAlpha = Math.max(LIT_OPACITY_MIN, Math.min(1, LIT_FULL_MAX / bright.length));
  pen.lineWidth = 2 / view.scale;
  stroke(pen, bright, places);
  pen.globalAlpha = 1;
}

function stroke(
  pen: CanvasRenderingContext2D,
  lines: readonly Line[],
  places: ReadonlyMap<string, Dot>,
): void {
  pen.beginPath();
  for (const line of lines) {
    const [from, to] = [places.get(line.source), places.get(line.target)];
    if (!from || !to) continue;
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
  }
  pen.stroke();
}

function byColour(dots: readonly Dot[], lit: ReadonlySet<string>, bright: boolean) {
  return grouped(
    dots.filter(({ key }) => lit.has(key) === bright),
    ({ colour }) => colour,
  );
}

function fillDots(
  pen: CanvasRenderingContext2D,
  colour: string,
  dots: readonly Dot[],
  radius: number,
  scale: number,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  for (const { x, y } of dots) {
    // A dot of a few pixels is a square to the eye.
    if (radius * scale < 3) pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    else {
      pen.moveTo(x + radius, y);
      pen.arc(x, y, radius, 0, TURN);
    }
  }
  pen.fill();
}

function paintMarks(
  pen: CanvasRenderingContext2D,
  { marks, chosen }: Picture,
  seen: readonly Dot[],
  radius: number,
  scale: number,
): void {
  pen.lineWidth = Math.max(3, 2 / scale);
  for (const { key, x, y } of seen) {
    const mark = marks.get(key);
    if (!mark && key !== chosen) continue;
    pen.strokeStyle = mark ? MARK_COLOURS[mark] : CHOSEN_COLOUR;
    pen.beginPath();
    pen.arc(x, y, radius * 1.4, 0, TURN);
    pen.stroke();
  }
}

function paintNames(
  pen: CanvasRenderingContext2D,
  { lit, chosen }: Picture,
  seen: readonly Dot[],
  { scale }: View,
): void {
  const bright = seen.filter(({ key }) => lit.has(key));
  const some = seen.length <= NAMED_MAX ? seen : bright.length <= NAMED_MAX ? bright : [];
  const named = new Set([...some, ...seen.filter(({ key }) => key === chosen)]);
  pen.font = `${12 / scale}px sans-serif`;
  pen.textAlign = "center";
  pen.lineWidth = 3 / scale;
  pen.strokeStyle = "#ffffff";
  pen.fillStyle = "#1f2733";
  for (const { x, y, name, more } of named) {
    const [title, below] = [titleOf(name, more), y + radiusAt(scale) + 14 / scale];
    pen.strokeText(title, x, below);
    pen.fillText(title, x, below);
  }
}
