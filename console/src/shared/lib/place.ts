/** The place in a list (page, rows a page, search, filters) lives in the address, so that it can be shared. */

export const PAGE_SIZE = 10;
export const PAGE_SIZES = [PAGE_SIZE, 20, 50, 100] as const;

export interface Place {
  readonly page: number;
  readonly size: number;
  readonly q: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** Reads a place; what is missing or senseless falls back to the first page of everything. */
export function readPlace(search: URLSearchParams, filterNames: readonly string[]): Place {
  const page = Number(search.get("page") ?? "1");
  const filters: Record<string, string> = {};
  for (const name of filterNames) {
    const value = search.get(name);
    if (value) filters[name] = value;
  }
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    size: readSize(search),
    q: search.get("q")?.trim() ?? "",
    filters,
  };
}

/** How many rows a page has: one of those that are offered, else ten. */
export function readSize(search: URLSearchParams): number {
  const size = Number(search.get("size"));
  return PAGE_SIZES.find((offered) => offered === size) ?? PAGE_SIZE;
}

/** Changes a place; a new search or filter starts at the first page again. */
export function movePlace(place: Place, change: Partial<Place>): Place {
  const moved = { ...place, ...change };
  const onlyPage = change.q === undefined && change.filters === undefined;
  return onlyPage ? moved : { ...moved, page: change.page ?? 1 };
}

/** Writes a place, keeping what in the address belongs to others (such as the open tab). */
export function writePlace(
  before: URLSearchParams,
  place: Place,
  filterNames: readonly string[],
): URLSearchParams {
  const after = new URLSearchParams(before);
  const wanted: Record<string, string> = { ...place.filters, q: place.q };
  for (const name of [...filterNames, "q"]) {
    const value = wanted[name];
    if (value) after.set(name, value);
    else after.delete(name);
  }
  if (place.page > 1) after.set("page", String(place.page));
  else after.delete("page");
  return after;
}

/** What a list is asked of the server. */
export function askFor(place: Place): { page: number; size: number; q?: string } {
  return {
    page: place.page,
    size: place.size,
    ...(place.q ? { q: place.q } : {}),
    ...place.filters,
  };
}
