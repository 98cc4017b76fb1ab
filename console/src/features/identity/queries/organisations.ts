/** Organisations (机构). */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post, put } from "@/shared/api/client";

const ORGANISATIONS = ["identity", "organisations"] as const;
const CHOICES_MAX = 20;
const NAMES_FRESH_MS = 60_000;

export type Organisation = Answer<"/api/identity/organisations/{key}", "get">;
export type NewOrganisation = NonNullable<Asked<"/api/identity/organisations", "post">["body"]>;
export type OrganisationChange = NonNullable<
  Asked<"/api/identity/organisations/{key}", "put">["body"]
>;
type OrganisationsAsk = NonNullable<Asked<"/api/identity/organisations", "get">["query"]>;

/** Organisations whose name or code holds some text, to choose one from. */
export const useOrganisationChoices = (q: string) =>
  useQuery({
    queryKey: [...ORGANISATIONS, "choices", q],
    queryFn: () =>
      get("/api/identity/organisations", { query: { q, active: true, size: CHOICES_MAX } }),
    placeholderData: keepPreviousData,
  });

export const useOrganisations = (query: OrganisationsAsk) =>
  useQuery({
    queryKey: [...ORGANISATIONS, query],
    queryFn: () => get("/api/identity/organisations", { query }),
    placeholderData: keepPreviousData,
  });

export const useOrganisation = (key: string) =>
  useQuery({
    queryKey: [...ORGANISATIONS, key],
    queryFn: () => get("/api/identity/organisations/{key}", { path: { key } }),
    enabled: key !== "",
    staleTime: NAMES_FRESH_MS,
  });

export const useOrganisationTimeline = (key: string) =>
  useQuery({
    queryKey: [...ORGANISATIONS, key, "timeline"],
    queryFn: () => get("/api/identity/organisations/{key}/timeline", { path: { key } }),
  });

export function useRegisterOrganisation() {
  const client = useQueryClient();
  return async (body: NewOrganisation) => {
    const made = await post("/api/identity/organisations", { body });
    await client.invalidateQueries({ queryKey: ORGANISATIONS });
    return made;
  };
}

export function useChangeOrganisation(key: string) {
  const client = useQueryClient();
  return async (body: OrganisationChange) => {
    await put("/api/identity/organisations/{key}", { path: { key }, body });
    await client.invalidateQueries({ queryKey: ORGANISATIONS });
  };
}

/** Shuts an organisation or opens it again. */
export function useOpenOrCloseOrganisation(key: string) {
  const client = useQueryClient();
  return async (verb: "close" | "reopen") => {
    await post(`/api/identity/organisations/{key}/${verb}`, { path: { key } });
    await client.invalidateQueries({ queryKey: ORGANISATIONS });
  };
}
