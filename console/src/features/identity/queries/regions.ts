/** Regions (行政区划). */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, get, post } from "@/shared/api/client";

const REGIONS = ["identity", "regions"] as const;

export type Region = Answer<"/api/identity/regions/{code}", "get">;

/** The regions directly below one; the provinces without. */
export const useReadRegionsBelow = () => {
  const client = useQueryClient();
  return (parent?: string) =>
    client.fetchQuery({
      queryKey: [...REGIONS, "below", parent ?? ""],
      queryFn: () => get("/api/identity/regions/tree", { query: { parent } }),
      staleTime: Number.POSITIVE_INFINITY,
    });
};

export const useRegions = (query: { q: string; past?: boolean; page?: number; size?: number }) =>
  useQuery({
    queryKey: [...REGIONS, query],
    queryFn: () => get("/api/identity/regions", { query }),
    placeholderData: keepPreviousData,
  });

export const useRegion = (code: string) =>
  useQuery({
    queryKey: [...REGIONS, code],
    queryFn: () => get("/api/identity/regions/{code}", { path: { code } }),
    enabled: code !== "",
  });

export const useRegionAncestors = (code: string) =>
  useQuery({
    queryKey: [...REGIONS, code, "ancestors"],
    queryFn: () => get("/api/identity/regions/{code}/ancestors", { path: { code } }),
    enabled: code !== "",
  });

/** Installs a province, or all; what is there already stays. */
export function useInstallRegions() {
  const client = useQueryClient();
  return async (body: { province?: string | null }) => {
    const told = await post("/api/identity/regions/install", { body });
    await client.invalidateQueries({ queryKey: REGIONS });
    return told;
  };
}
