import { useSearchParams } from "react-router";
import { movePlace, type Place, readPlace, writePlace } from "./place";

export interface PlaceInList extends Place {
  readonly move: (change: Partial<Place>) => void;
}

/** The place in a list, read from the address and written to it. */
export function usePlace(filterNames: readonly string[] = []): PlaceInList {
  const [search, setSearch] = useSearchParams();
  const place = readPlace(search, filterNames);
  const move = (change: Partial<Place>) =>
    setSearch((before) => writePlace(before, movePlace(place, change), filterNames));
  return { ...place, move };
}

/** One more value of the place, for a filter that is not chosen from a short list. */
export function useInAddress(name: string) {
  const [search, setSearch] = useSearchParams();
  const set = (value: string | undefined) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.delete("page");
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  return [search.get(name) ?? undefined, set] as const;
}
