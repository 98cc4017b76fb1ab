/** Application systems and keys. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";

const APPLICATIONS = ["identity", "applications"] as const;
const KEYS = ["identity", "keys"] as const;

export type Application = Answer<"/api/identity/applications/{application_id}", "get">;
export type NewApplication = NonNullable<Asked<"/api/identity/applications", "post">["body"]>;
export type Key = Answer<"/api/identity/me/keys", "get">[number];
export type NewKey = NonNullable<Asked<"/api/identity/me/keys", "post">["body"]>;
export type KeySecret = Answer<"/api/identity/me/keys", "post">;

export const useApplications = (query: { page: number; size: number; q?: string }) =>
  useQuery({
    queryKey: [...APPLICATIONS, query],
    queryFn: () => get("/api/identity/applications", { query }),
    placeholderData: keepPreviousData,
  });

export const useApplication = (application_id: string) =>
  useQuery({
    queryKey: [...APPLICATIONS, application_id],
    queryFn: () => get("/api/identity/applications/{application_id}", { path: { application_id } }),
  });

export const useApplicationTimeline = (application_id: string) =>
  useQuery({
    queryKey: [...APPLICATIONS, application_id, "timeline"],
    queryFn: () =>
      get("/api/identity/applications/{application_id}/timeline", { path: { application_id } }),
  });

export function useRegisterApplication() {
  const client = useQueryClient();
  return async (body: NewApplication) => {
    const made = await post("/api/identity/applications", { body });
    await client.invalidateQueries({ queryKey: APPLICATIONS });
    return made;
  };
}

export const useOwnKeys = () =>
  useQuery({ queryKey: KEYS, queryFn: () => get("/api/identity/me/keys", {}) });

/** A key of an application system, or one's own without its id. */
export function useIssueKey(application_id?: string) {
  const client = useQueryClient();
  return async (body: NewKey) => {
    const made = application_id
      ? await post("/api/identity/applications/{application_id}/keys", {
          path: { application_id },
          body,
        })
      : await post("/api/identity/me/keys", { body });
    await client.invalidateQueries({ queryKey: application_id ? APPLICATIONS : KEYS });
    return made;
  };
}

export function useRevokeKey(key_id: string) {
  const client = useQueryClient();
  return async () => {
    await post("/api/identity/keys/{key_id}/revoke", { path: { key_id } });
    await client.invalidateQueries({ queryKey: KEYS });
    await client.invalidateQueries({ queryKey: APPLICATIONS });
  };
}
