/** The statutory limits, and making them stricter. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, get, put } from "@/shared/api/client";

const LIMITS = ["limits"] as const;

export type Limit = Answer<"/api/limits", "get">["rows"][number];

export const useLimits = () =>
  useQuery({ queryKey: LIMITS, queryFn: () => get("/api/limits", {}) });

export function useSetLimit(limit: Limit["limit"]) {
  const client = useQueryClient();
  return async (body: { working_days: number }) => {
    await put("/api/limits/{limit}", { path: { limit }, body });
    await client.invalidateQueries({ queryKey: LIMITS });
  };
}
