/** What sharing asks of grants, services and the records of calls. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";

const SHARE = ["share"] as const;
const OF_ENTRY_MAX = 100;
const GRANTS = [...SHARE, "grants"] as const;

type GrantsAsk = NonNullable<Asked<"/api/share/grants", "get">["query"]>;
type CallsAsk = NonNullable<Asked<"/api/share/calls", "get">["query"]>;
export type Grant = Answer<"/api/share/grants/{grant_id}", "get">;
export type GrantLine = Answer<"/api/share/grants", "get">["rows"][number];
export type GrantedItem = Grant["items"][number];
export type Quota = NonNullable<Asked<"/api/share/grants/{grant_id}/set_quota", "post">["body"]>;
export type Service = Answer<"/api/share/services/{service}", "get">;
export type ServiceLine = Answer<"/api/share/services", "get">["rows"][number];
export type Call = Answer<"/api/share/calls/{call_id}", "get">;

export const useGrants = (query: GrantsAsk) =>
  useQuery({
    queryKey: [...GRANTS, query],
    queryFn: () => get("/api/share/grants", { query }),
    placeholderData: keepPreviousData,
  });

/** What one's own organisation holds of an entry. */
export const useHeld = (entry_id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...GRANTS, "of", entry_id],
    queryFn: () =>
      get("/api/share/grants", { query: { entry_id, mine: true, size: OF_ENTRY_MAX } }),
    enabled,
  });

export const useGrant = (grant_id: string) =>
  useQuery({
    queryKey: [...GRANTS, grant_id],
    queryFn: () => get("/api/share/grants/{grant_id}", { path: { grant_id } }),
  });

export const useGrantTimeline = (grant_id: string) =>
  useQuery({
    queryKey: [...GRANTS, grant_id, "timeline"],
    queryFn: () => get("/api/share/grants/{grant_id}/timeline", { path: { grant_id } }),
  });

export function useGrantVerbs(grant_id: string) {
  const client = useQueryClient();
  const path = { grant_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: SHARE });
    return answer;
  };
  return {
    change: (verb: "suspend" | "restore" | "revoke", reason: string) =>
      fresh(post(`/api/share/grants/{grant_id}/${verb}`, { path, body: { reason } })),
    setQuota: (body: Quota) =>
      fresh(post("/api/share/grants/{grant_id}/set_quota", { path, body })),
  };
}

export const useServices = (query: { page: number; size: number; q?: string }) =>
  useQuery({
    queryKey: [...SHARE, "services", query],
    queryFn: () => get("/api/share/services", { query }),
    placeholderData: keepPreviousData,
  });

export const useService = (service: string) =>
  useQuery({
    queryKey: [...SHARE, "services", service],
    queryFn: () => get("/api/share/services/{service}", { path: { service } }),
  });

export const useServiceTimeline = (service: string) =>
  useQuery({
    queryKey: [...SHARE, "services", service, "timeline"],
    queryFn: () => get("/api/share/services/{service}/timeline", { path: { service } }),
  });

export const useCalls = (query: CallsAsk) =>
  useQuery({
    queryKey: [...SHARE, "calls", query],
    queryFn: () => get("/api/share/calls", { query }),
    placeholderData: keepPreviousData,
  });

export const useCall = (call_id: string) =>
  useQuery({
    queryKey: [...SHARE, "calls", call_id],
    queryFn: () => get("/api/share/calls/{call_id}", { path: { call_id } }),
  });

export const useCallTimeline = (call_id: string) =>
  useQuery({
    queryKey: [...SHARE, "calls", call_id, "timeline"],
    queryFn: () => get("/api/share/calls/{call_id}/timeline", { path: { call_id } }),
  });
