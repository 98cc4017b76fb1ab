/** What is asked of the catalogue's lists. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get } from "@/shared/api/client";

export type Kept = Answer<"/api/catalogue/negative-list", "get">["rows"][number];

type Sought = NonNullable<Asked<"/api/catalogue/negative-list", "get">["query"]>;

export const useNegativeList = (query: Sought) =>
  useQuery({
    queryKey: ["catalogue", "negative", query],
    queryFn: () => get("/api/catalogue/negative-list", { query }),
    placeholderData: keepPreviousData,
  });

export type ItemLine = Answer<"/api/catalogue/items", "get">["rows"][number];
type ItemsSought = NonNullable<Asked<"/api/catalogue/items", "get">["query"]>;

export const useItems = (query: ItemsSought) =>
  useQuery({
    queryKey: ["catalogue", "items", query],
    queryFn: () => get("/api/catalogue/items", { query }),
    placeholderData: keepPreviousData,
  });

export const negativeSheet = (query: Pick<Sought, "q" | "provider">) =>
  fileAt("/api/catalogue/negative-list/export", { query });
