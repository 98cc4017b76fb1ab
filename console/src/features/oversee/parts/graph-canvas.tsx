import { useEffect, useMemo, useRef } from "react";
import { type Language, useSay, useSpeech } from "@/shared/lib/words";
import type { Drawing, Hands, Mark } from "../charts/picture";
import { type Drawn, keyOf, leftOut, placed } from "../graph-rules";
import { COLOURS } from "../graph-words";
import { GRAPH } from "../words";
import styles from "./graph.module.css";

/** G6 draws so many things, each an object that can be moved; more are drawn as dots. */
const NEAR_MAX = 300;

interface GraphCanvasProps extends Hands {
  readonly of: Drawn;
  /** The keys of the things and links that stand out. */
  readonly lit: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly chosen: string;
}

/** The picture of a graph; what draws it is loaded when the first one is seen. */
export function GraphCanvas({ of, lit, marks, chosen, pick, expand }: GraphCanvasProps) {
  const say = useSay();
  const { language } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Promise<Begun | undefined>>(undefined);
  const hands = useRef({ pick, expand });
  hands.current = { pick, expand };
  const picture = useMemo(() => pictureOf(of, language), [of, language]);
  useEffect(
    () => () => {
      void drawing.current?.then((begun) => begun?.drawing.end());
      drawing.current = undefined;
    },
    [],
  );
  useEffect(() => {
    const into = place.current;
    if (!into) return;
    const many = picture.dots.length > NEAR_MAX;
    drawing.current = Promise.resolve(drawing.current).then(async (before) => {
      const now = before?.many === many ? before : await begin(into, many, hands, before);
      await now.drawing.show({ ...picture, lit, marks, chosen });
      into.setAttribute("data-drawn", String(picture.dots.length));
      return now;
    });
  }, [picture, lit, marks, chosen]);
  return <div ref={place} className={styles.canvas} role="img" aria-label={say(GRAPH)} />;
}

interface Begun {
  readonly many: boolean;
  readonly drawing: Drawing;
}

/** Begins to draw few things or many, in place of what drew before. */
async function begin(
  into: HTMLElement,
  many: boolean,
  hands: { readonly current: Hands },
  before: Begun | undefined,
): Promise<Begun> {
  const draw = many
    ? (await import("../charts/dots")).drawDots
    : (await import("../charts/graph")).drawGraph;
  before?.drawing.end();
  const drawing = draw(into, {
    pick: (key) => hands.current.pick(key),
    expand: (key) => hands.current.expand(key),
  });
  return { many, drawing };
}

function pictureOf(of: Drawn, language: Language) {
  const [spots, left] = [placed(of), leftOut(of)];
  return {
    dots: [...of.things].map(([key, thing]) => ({
      key,
      name: thing.name,
      colour: COLOURS[thing.kind],
      more: left.get(key) ?? 0,
      ...(spots.get(key) ?? { x: 0, y: 0 }),
    })),
    lines: [...of.links].map(([key, link]) => ({
      key,
      source: keyOf(link.source),
      target: keyOf(link.target),
      label: link.label[language],
    })),
  };
}
