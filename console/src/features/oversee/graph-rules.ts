/** The graph that a person has drawn so far: how it grows, what of it is shown, where things stand. */
import type { Around, GraphLink, Kind, NodeRef, Placed, Thing } from "./queries";

export interface Drawn {
  readonly start: string;
  readonly things: ReadonlyMap<string, Placed>;
  readonly links: ReadonlyMap<string, GraphLink>;
  /** How many neighbours each thing has in all, as the server counted them. */
  readonly degrees: ReadonlyMap<string, number>;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

const RING = 170;
const APART = 42;
const TURN = Math.PI * 2;

export const keyOf = ({ kind, id }: NodeRef): string => `${kind}:${id}`;

export function refOf(key: string): NodeRef {
  const at = key.indexOf(":");
  return { kind: key.slice(0, at) as Kind, id: key.slice(at + 1) };
}

/** The thing that an address names by two of its words. */
export function nodeIn(search: URLSearchParams, kind: string, id: string): NodeRef | undefined {
  const [of, named] = [search.get(kind), search.get(id)];
  return of && named ? refOf(`${of}:${named}`) : undefined;
}

export const keyOfLink = (link: GraphLink): string =>
  `${keyOf(link.source)} ${link.kind} ${keyOf(link.target)}`;

/** Begins with what lies around a thing. */
export function begun(around: Around): Drawn {
  const [first] = around.things;
  const start = first ? keyOf(first) : "";
  return grown({ start, things: new Map(), links: new Map(), degrees: new Map() }, around, 0);
}

/** Adds what lies around one of the things; depths are counted on from there. */
export function grown(drawn: Drawn, around: Around, depth: number): Drawn {
  const things = new Map(drawn.things);
  for (const thing of around.things) {
    const before = things.get(keyOf(thing));
    const reached = depth + thing.depth;
    things.set(keyOf(thing), { ...thing, depth: Math.min(before?.depth ?? reached, reached) });
  }
  const links = new Map(drawn.links);
  for (const link of around.links) links.set(keyOfLink(link), link);
  const degrees = new Map(drawn.degrees);
  const near = neighboursOf(around.links);
  for (const thing of around.things)
    degrees.set(keyOf(thing), (near.get(keyOf(thing))?.size ?? 0) + thing.more);
  return { start: drawn.start, things, links, degrees };
}

/** How many neighbours of each thing are not drawn yet. */
export function leftOut(drawn: Drawn): ReadonlyMap<string, number> {
  const near = neighboursOf([...drawn.links.values()]);
  return new Map(
    [...drawn.degrees].map(([key, all]) => [key, Math.max(0, all - (near.get(key)?.size ?? 0))]),
  );
}

function neighboursOf(links: readonly GraphLink[]): ReadonlyMap<string, Set<string>> {
  const near = new Map<string, Set<string>>();
  const add = (one: string, other: string) => {
    const known = near.get(one) ?? new Set();
    near.set(one, known.add(other));
  };
  for (const { source, target } of links) {
    add(keyOf(source), keyOf(target));
    add(keyOf(target), keyOf(source));
  }
  return near;
}

/** What is shown: without the kinds and the relations that are switched off; the start stays. */
export function shown(
  drawn: Drawn,
  kinds: ReadonlySet<string>,
  relations: ReadonlySet<string>,
): Drawn {
  const things = new Map(
    [...drawn.things].filter(([key, { kind }]) => key === drawn.start || !kinds.has(kind)),
  );
  const links = new Map(
    [...drawn.links].filter(
      ([, link]) =>
        !relations.has(link.kind) &&
        things.has(keyOf(link.source)) &&
        things.has(keyOf(link.target)),
    ),
  );
  return { ...drawn, things, links };
}

/** Draws in what hops lead over, each thing as far from the start as it lies on its chain. */
export function withHops(
  drawn: Drawn,
  chains: readonly (readonly GraphLink[])[],
  things: readonly Thing[],
): Drawn {
  const depths = new Map<string, number>();
  for (const hops of chains)
    for (const [at, hop] of hops.entries())
      for (const end of [keyOf(hop.source), keyOf(hop.target)])
        depths.set(end, Math.min(depths.get(end) ?? at + 1, at + 1));
  const added = things
    .filter((thing) => depths.has(keyOf(thing)) && !drawn.things.has(keyOf(thing)))
    .map((thing) => ({ ...thing, depth: depths.get(keyOf(thing)) ?? 1, more: 0 }));
  const all = new Map([...drawn.things, ...added.map((one) => [keyOf(one), one] as const)]);
  const links = chains
    .flat()
    .filter((hop) => all.has(keyOf(hop.source)) && all.has(keyOf(hop.target)))
    .map((one) => [keyOfLink(one), one] as const);
  return { ...drawn, things: all, links: new Map([...drawn.links, ...links]) };
}

/** Takes out what hangs on the start by one thing alone; of the start itself, everything. */
export function collapsed(drawn: Drawn, key: string): Drawn {
  const near = neighboursOf([...drawn.links.values()]);
  const kept = new Set(key === drawn.start ? [] : [drawn.start]);
  for (const one of kept)
    for (const other of near.get(one) ?? []) if (other !== key) kept.add(other);
  kept.add(key);
  const things = new Map([...drawn.things].filter(([one]) => kept.has(one)));
  const links = new Map(
    [...drawn.links].filter(
      ([, { source, target }]) => kept.has(keyOf(source)) && kept.has(keyOf(target)),
    ),
  );
  return { ...drawn, things, links };
}

/**
 * Where things stand: the start in the middle, each level on circles around it, and each thing
 * outside of that by which it came.
 */
export function placed(drawn: Drawn): ReadonlyMap<string, Spot> {
  const near = neighboursOf([...drawn.links.values()]);
  const rings = grouped(drawn.things.values(), ({ depth }) => depth);
  const spots = new Map<string, Spot>();
  const turns = new Map<string, number>();
  let radius = 0;
  for (const depth of [...rings.keys()].sort((a, b) => a - b)) {
    const inward = (key: string) =>
      [...(near.get(key) ?? [])]
        .map((other) => turns.get(other))
        .find((turn) => turn !== undefined);
    const ring = (rings.get(depth) ?? []).map((thing) => ({
      thing,
      key: keyOf(thing),
      turn: inward(keyOf(thing)) ?? 1,
    }));
    ring.sort((one, other) => one.turn - other.turn || byKind(one.thing, other.thing));
    radius =
      onCircles(
        ring.map(({ key }) => key),
        radius,
        spots,
        turns,
      ) + RING;
  }
  return spots;
}

/** Sets things on as many circles as they need, from a radius on; returns the last radius. */
function onCircles(
  keys: readonly string[],
  from: number,
  spots: Map<string, Spot>,
  turns: Map<string, number>,
): number {
  if (keys.length === 1 && from === 0) {
    for (const key of keys) spots.set(key, { x: 0, y: 0 });
    return 0;
  }
  const least = Math.max(from, RING);
  const needed = Math.ceil((keys.length * APART) / (TURN * least));
  const circles = Math.max(1, Math.min(needed, Math.ceil(Math.sqrt(keys.length / TURN))));
  const first = Math.max(least, (keys.length * APART) / (TURN * circles));
  for (const [place, key] of keys.entries()) {
    const turn = place / keys.length;
    const [angle, radius] = [(turn - 1 / 4) * TURN, first + (place % circles) * APART]; // from the top
    spots.set(key, { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius });
    turns.set(key, turn);
  }
  return first + (circles - 1) * APART;
}

/** Sorts things into groups, in the order in which they come. */
export function grouped<T, K>(things: Iterable<T>, by: (thing: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const group = groups.get(by(thing));
    if (group) group.push(thing);
    else groups.set(by(thing), [thing]);
  }
  return groups;
}

const NAMES = new Intl.Collator("zh");

const byKind = (one: Placed, other: Placed) =>
  one.kind === other.kind ? NAMES.compare(one.name, other.name) : one.kind < other.kind ? -1 : 1;
