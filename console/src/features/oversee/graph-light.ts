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

/**
 * The keys of all that stops or is weakened when a thing is off, and of the links by which it is.
 * Of what is told without its reasons these are the drawn links to what is lit as well.
 */
export function impactLight(
  { stopped, weakened, more_stopped, more_weakened }: Impact,
  drawn: Iterable<GraphLink>,
): ReadonlySet<string> {
  const reasons = lightOf([
    ...stopped.map(({ chain }) => chain),
    ...weakened.flatMap(({ lost, weak }) => [lost, weak]),
  ]);
  const more = new Set([...more_stopped, ...more_weakened].map(keyOf));
  if (more.size === 0) return reasons;
  const lit = new Set([...reasons, ...more]);
  for (const link of drawn) {
    const ends = [keyOf(link.source), keyOf(link.target)];
    if (ends.some((end) => more.has(end)) && ends.every((end) => lit.has(end)))
      lit.add(keyOfLink(link));
  }
  return lit;
}

/** Which things stop, and which are weakened; what is switched off has stopped first. */
export function marksOf(told: Impact): ReadonlyMap<string, Mark> {
  const weakened = [...told.weakened.map(({ thing }) => thing), ...told.more_weakened];
  const stopped = [...told.stopped.map(({ thing }) => thing), ...told.more_stopped, told.start];
  return new Map<string, Mark>([
    ...weakened.map((thing) => [keyOf(thing), "weakened"] as const),
    ...stopped.map((thing) => [keyOf(thing), "stopped"] as const),
  ]);
}
