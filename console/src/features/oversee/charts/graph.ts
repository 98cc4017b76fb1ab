/** G6, reached by import() alone: draws a graph on a canvas and tells what is done to it. */
import { Graph, type GraphData } from "@antv/g6";
import {
  CHOSEN_COLOUR,
  type Dot,
  type Drawing,
  FAINT,
  type Hands,
  LIT_COLOUR,
  MARK_COLOURS,
  type Picture,
  titleOf,
} from "./picture";

/** So many names are written at once; of larger graphs only those of lit things are. */
const NAMED_MAX = 250;
/** So many relations are named and have arrows. */
const LABELLED_MAX = 80;
/** Letters are never smaller on the screen, however far away one stands. */
const LETTER_PX = 12;
/** A difference in their size that nobody sees. */
const LETTER_STEP = 0.5;
/** So few things are not blown up to fill the page. */
const FITTED_MIN = 12;

/** Draws into an element; returns what shows another picture and what ends it. */
export function drawGraph(into: HTMLElement, hands: Hands): Drawing {
  const graph = new Graph({
    container: into,
    animation: false,
    padding: 24,
    zoomRange: [0.02, 4],
    behaviors: [
      "drag-canvas",
      "zoom-canvas",
      "drag-element",
      // Names that would lie on others are written once one comes nearer.
      { type: "auto-adapt-label", padding: 2 },
    ],
  });
  graph.on("node:click", (event) => hands.pick(idOf(event)));
  graph.on("node:dblclick", (event) => hands.expand(idOf(event)));
  let busy: Promise<void> = Promise.resolve();
  let last: Picture | undefined;
  let letter = LETTER_PX;
  const settle = async () => {
    if (!last || graph.destroyed) return;
    await graph.fitView();
    if (last.dots.length < FITTED_MIN && graph.getZoom() > 1) {
      await graph.zoomTo(1);
      await graph.fitCenter();
    }
    await write();
  };
  /** Writes names as large as they can be read at this distance. */
  const write = async () => {
    if (!last || graph.destroyed) return;
    const wanted = LETTER_PX / Math.min(1, graph.getZoom());
    if (Math.abs(wanted - letter) < LETTER_STEP) return;
    letter = wanted;
    graph.updateData(lettersOf(last, letter));
    await graph.draw();
  };
  graph.on("aftertransform", () => {
    busy = busy.then(write);
  });
  const put = async (picture: Picture) => {
    if (graph.destroyed) return;
    if (last?.dots === picture.dots && last.lines === picture.lines) {
      graph.updateData(dataOf(picture, letter, touched(last, picture)));
      await graph.draw();
    } else {
      graph.setData(dataOf(picture, letter));
      await graph.render();
      last = picture;
      await settle();
    }
    last = picture;
  };
  const resized = new ResizeObserver(() => {
    busy = busy.then(async () => {
      if (graph.destroyed || !last) return;
      graph.resize();
      await settle();
    });
  });
  resized.observe(into);
  return {
    show: (picture) => {
      busy = busy.then(() => put(picture));
      return busy;
    },
    end: () => {
      resized.disconnect();
      graph.destroy();
    },
  };
}

const idOf = (event: unknown): string => (event as { target: { id: string } }).target.id;

/** Which things look different by another light; undefined if all may. */
function touched(last: Picture, next: Picture): ReadonlySet<string> | undefined {
  if (last.lit.size > 0 !== next.lit.size > 0) return undefined;
  return new Set([
    ...(last.lit === next.lit ? [] : [...last.lit, ...next.lit]),
    ...(last.marks === next.marks ? [] : [...last.marks.keys(), ...next.marks.keys()]),
    last.chosen,
    next.chosen,
  ]);
}

const lettersOf = ({ dots, lines }: Picture, letter: number): GraphData => ({
  nodes: dots.map(({ key }) => ({ id: key, style: { labelFontSize: letter } })),
  edges: lines.map(({ key, source, target }) => ({
    id: key,
    source,
    target,
    style: { labelFontSize: letter },
  })),
});

function dataOf(picture: Picture, letter: number, only?: ReadonlySet<string>): GraphData {
  const { dots, lines, lit } = picture;
  const wanted = ({ key }: { readonly key: string }) => !only || only.has(key);
  const faint = (key: string) => lit.size > 0 && !lit.has(key);
  const labelled = lines.length <= LABELLED_MAX;
  return {
    nodes: dots.filter(wanted).map((dot) => ({
      id: dot.key,
      style: {
        ...styleOf(dot, picture),
        opacity: faint(dot.key) ? FAINT : 1,
        ...(dots.length <= NAMED_MAX || lit.has(dot.key) ? named(dot, letter) : { labelText: "" }),
      },
    })),
    edges: lines.filter(wanted).map(({ key, source, target, label }) => ({
      id: key,
      source,
      target,
      style: {
        stroke: lit.has(key) ? LIT_COLOUR : "#9aa5b4",
        lineWidth: lit.has(key) ? 2.5 : 1,
        opacity: faint(key) ? FAINT : 0.8,
        endArrow: labelled || lit.has(key),
        labelText: labelled || lit.has(key) ? label : "",
        labelFontSize: letter,
      },
    })),
  };
}

function styleOf({ key, x, y, colour }: Dot, { lit, marks, chosen }: Picture) {
  const mark = marks.get(key);
  const stroke = mark ? MARK_COLOURS[mark] : CHOSEN_COLOUR;
  const lineWidth = mark ? 5 : key === chosen ? 3 : 0;
  return { x, y, size: lit.has(key) ? 26 : 18, fill: colour, stroke, lineWidth };
}

const named = ({ name, more }: Dot, letter: number) => ({
  labelText: titleOf(name, more),
  labelFontSize: letter,
  labelBackground: true,
  labelBackgroundFill: "#ffffff",
  labelBackgroundOpacity: 0.85,
});
