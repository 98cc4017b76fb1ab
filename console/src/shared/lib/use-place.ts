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
