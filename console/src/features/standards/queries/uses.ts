/** Where a data element is used: the columns and the items that land in it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Answer, type Asked, get } from "@/shared/api/client";

const LANDING = ["standards", "landing"] as const;

export type BoundColumn = Answer<"/api/govern/landing/columns", "get">["rows"][number];
export type LandedItem = Answer<"/api/govern/landing/items", "get">["rows"][number];
export type ItemsBehind = NonNullable<Asked<"/api/govern/landing/rates/items", "get">["query"]>;
interface OfElement {
  readonly element: string;
  readonly page: number;
  readonly size: number;
}

export const useBoundColumns = (query: OfElement) =>
  useQuery({
    queryKey: [...LANDING, "columns", query],
    queryFn: () => get("/api/govern/landing/columns", { query }),
    placeholderData: keepPreviousData,
  });

export const useItemsOfElement = (query: OfElement) =>
  useQuery({
    queryKey: [...LANDING, "items", query],
    queryFn: () => get("/api/govern/landing/items", { query }),
    placeholderData: keepPreviousData,
  });

/** The items that a rate counted. */
export const useItemsBehind = (query: ItemsBehind) =>
  useQuery({
    queryKey: [...LANDING, "behind", query],
    queryFn: () => get("/api/govern/landing/rates/items", { query }),
    placeholderData: keepPreviousData,
  });
