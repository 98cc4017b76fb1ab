/** The catalogue as it stood on a day. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Answer, type Asked, get } from "@/shared/api/client";

const AS_OF = ["catalogue", "as-of"] as const;

type Search = NonNullable<Asked<"/api/catalogue/as-of", "get">["query"]>;
export type PublishedThen = Answer<"/api/catalogue/as-of", "get">["rows"][number];
export type EntryAsOf = Answer<"/api/catalogue/entries/{entry_id}/as-of/{day}", "get">;

export const usePublishedOn = (query: Search) =>
  useQuery({
    queryKey: [...AS_OF, "list", query],
    queryFn: () => get("/api/catalogue/as-of", { query }),
    placeholderData: keepPreviousData,
  });

export const useEntryAsOf = (entry_id: string, day: string) =>
  useQuery({
    queryKey: [...AS_OF, entry_id, day],
    queryFn: () =>
      get("/api/catalogue/entries/{entry_id}/as-of/{day}", { path: { entry_id, day } }),
    placeholderData: keepPreviousData,
  });
