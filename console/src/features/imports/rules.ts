import type { Kind } from "./queries";

/** Where what an import brought is listed, by its kind. */
const LISTS: Readonly<Record<string, string>> = {
  entries: "/catalogue/compile",
  duty: "/catalogue/duties",
  service_item: "/catalogue/service-items",
  system: "/catalogue/systems",
  elements: "/standards/elements",
  code_lists: "/standards/code-lists",
  documents: "/standards/documents",
  naming_rules: "/standards/naming",
};

export const listOf = (kind: string): string | undefined => LISTS[kind];

/** The kind that an address asks for; without one, entries, which most people bring. */
export const kindFor = <K extends Pick<Kind, "kind">>(
  kinds: readonly K[],
  wanted: string | null,
): K | undefined =>
  kinds.find(({ kind }) => kind === wanted) ??
  kinds.find(({ kind }) => kind === "entries") ??
  kinds[0];
