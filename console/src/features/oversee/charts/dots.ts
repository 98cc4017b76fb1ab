/**
 * Draws large graphs: ten thousand dots and lines on one canvas, without an object for each.
 *
 * While it is moved the last picture is moved as it is, and drawn anew once it stands still; names
 * are written where few dots are in sight.
 */
import { clean, paint } from "./dots-paint";
import { fitted, nearest, type View, zoomed } from "./dots-rules";
import type { Drawing, Hands, Picture } from "./picture";

const STILL_MS = 120;
const DRAG_PX = 4;

/** Draws into an element; returns what shows another picture and what ends it. */
export function drawDots(into: HTMLElement, hands: Hands): Drawing {
  const [front, back] = [document.createElement("canvas"), document.createElement("canvas")];
  front.style.cssText = "width:100%;height:100%;display:block;cursor:grab;touch-action:none";
  into.replaceChildren(front);
  let view: View = { scale: 1, x: 0, y: 0 };
  let drawnAt = view;
  let before = { width: 0, height: 0 };
  let picture: Picture | undefined;
  let moved = false;
  let [frame, still] = [0, 0];
  const size = () => ({ width: into.clientWidth, height: into.clientHeight });
  const copy = () => {
    const [pen, by] = [clean(front, size()), view.scale / drawnAt.scale];
    const [x, y] = [view.x - drawnAt.x * by, view.y - drawnAt.y * by];
    const ratio = window.devicePixelRatio;
    pen.drawImage(back, x * ratio, y * ratio, back.width * by, back.height * by);
  };
  const draw = () => {
    if (!picture) return;
    paint(back, size(), picture, view);
    drawnAt = view;
    copy();
  };
  /** Fits everything in; whoever has gone somewhere keeps it in the middle. */
  const settle = () => {
    const { width, height } = size();
    if (moved)
      view = {
        ...view,
        x: view.x + (width - before.width) / 2,
        y: view.y + (height - before.height) / 2,
      };
    else if (picture) view = fitted(picture.dots, { width, height });
    before = { width, height };
    draw();
  };
  const keyAt = (x: number, y: number) => picture && nearest(picture.dots, view, x, y)?.key;
  listen(front, {
    view: () => view,
    move: (next) => {
      view = next;
      moved = true;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(copy);
      window.clearTimeout(still);
      still = window.setTimeout(draw, STILL_MS);
    },
    click: (x, y) => told(keyAt(x, y), hands.pick),
    twice: (x, y) => told(keyAt(x, y), hands.expand),
  });
  const resized = new ResizeObserver(settle);
  resized.observe(into);
  return {
    show: async (next) => {
      const same = picture?.dots === next.dots;
      picture = next;
      moved &&= same;
      if (same) draw();
      else settle();
    },
    end: () => {
      resized.disconnect();
      cancelAnimationFrame(frame);
      window.clearTimeout(still);
      front.remove();
    },
  };
}

const told = (key: string | undefined, tell: (key: string) => void) => {
  if (key !== undefined) tell(key);
};

interface Ears {
  readonly view: () => View;
  readonly move: (view: View) => void;
  readonly click: (x: number, y: number) => void;
  readonly twice: (x: number, y: number) => void;
}

/** Hears dragging, the wheel and clicks; a drag is no click. */
function listen(canvas: HTMLCanvasElement, { view, move, click, twice }: Ears): void {
  let held: { readonly x: number; readonly y: number; readonly view: View } | undefined;
  let dragged = false;
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    held = { x: event.clientX, y: event.clientY, view: view() };
    dragged = false;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    dragged ||= Math.hypot(x, y) > DRAG_PX;
    if (dragged) move({ ...held.view, x: held.view.x + x, y: held.view.y + y });
  });
  canvas.addEventListener("pointerup", () => {
    held = undefined;
  });
  canvas.addEventListener("click", ({ offsetX, offsetY }) => {
    if (!dragged) click(offsetX, offsetY);
  });
  canvas.addEventListener("dblclick", ({ offsetX, offsetY }) => twice(offsetX, offsetY));
  const turn = (event: WheelEvent) => {
    event.preventDefault();
    move(zoomed(view(), event.deltaY, event.offsetX, event.offsetY));
  };
  canvas.addEventListener("wheel", turn, { passive: false });
}
