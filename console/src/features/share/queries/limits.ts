/** The statutory limits, and making them stricter. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, get, put } from "@/shared/api/client";

const LIMITS = ["share", "limits"] as const;

export type Limit = Answer<"/api/share/limits", "get">["rows"][number];

export const useLimits = () =>
  useQuery({ queryKey: LIMITS, queryFn: () => get("/api/share/limits", {}) });

export function useSetLimit(limit: Limit["limit"]) {
  const client = useQueryClient();
  return async (body: { working_days: number }) => {
    await put("/api/share/limits/{limit}", { path: { limit }, body });
    await client.invalidateQueries({ queryKey: LIMITS });
  };
}
