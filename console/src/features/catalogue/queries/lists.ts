/** What is asked of the catalogue's lists. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Answer, fileAt, get } from "@/shared/api/client";

export type Kept = Answer<"/api/catalogue/negative-list", "get">["rows"][number];

export const useNegativeList = (query: { readonly page: number; readonly size: number }) =>
  useQuery({
    queryKey: ["catalogue", "negative", query],
    queryFn: () => get("/api/catalogue/negative-list", { query }),
    placeholderData: keepPreviousData,
  });

export const negativeSheet = () => fileAt("/api/catalogue/negative-list/export", {});
