/** What stands out in the picture: ways from thing to thing, and what stops when one is off. */
import type { Mark } from "./charts/picture";
import { keyOf, keyOfLink } from "./graph-rules";
import type { GraphLink, Impact } from "./queries";

export const NO_LIGHT: ReadonlySet<string> = new Set();
export const NO_MARKS: ReadonlyMap<string, Mark> = new Map();

/** The keys of all things and links on some chains. */
export function lightOf(chains: readonly (readonly GraphLink[])[]): ReadonlySet<string> {
  const hops = chains.flat();
  if (hops.length === 0) return NO_LIGHT;
  return new Set(hops.flatMap((hop) => [keyOf(hop.source), keyOf(hop.target), keyOfLink(hop)]));
}

/** The keys of all that stops or is weakened when a thing is off, and of the links by which it is. */
export function impactLight({ stopped, weakened }: Impact): ReadonlySet<string> {
  return lightOf([
    ...stopped.map(({ chain }) => chain),
    ...weakened.flatMap(({ lost, weak }) => [lost, weak]),
  ]);
}

/** Which things stop, and which are weakened; what is switched off has stopped first. */
export function marksOf({ start, stopped, weakened }: Impact): ReadonlyMap<string, Mark> {
  return new Map<string, Mark>([
    ...weakened.map(({ thing }) => [keyOf(thing), "weakened"] as const),
    ...stopped.map(({ thing }) => [keyOf(thing), "stopped"] as const),
    [keyOf(start), "stopped"],
  ]);
}
