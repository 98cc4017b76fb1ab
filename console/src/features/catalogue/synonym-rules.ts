interface Pair {
  readonly term: string;
  readonly means: string;
  readonly state: string;
}

/** The words that a search also looked for: pairs that are switched off do not count. */
export function alsoSought(q: string, synonyms: readonly Pair[]): string[] {
  const on = synonyms.filter(({ state }) => state !== "off");
  const found = on.flatMap(({ term, means }) => [
    ...(q.includes(term) ? [means] : []),
    ...(q.includes(means) ? [term] : []),
  ]);
  return [...new Set(found)].filter((word) => !q.includes(word));
}

/** The pairs in which what is asked stands, of the state that is asked. */
export function fitting<Of extends Pair>(
  pairs: readonly Of[],
  { q = "", state }: { readonly q?: string; readonly state?: string },
): Of[] {
  return pairs.filter(
    (of) => (of.term.includes(q) || of.means.includes(q)) && (!state || of.state === state),
  );
}
