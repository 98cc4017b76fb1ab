/** People and their accounts. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post, put } from "@/shared/api/client";

const PEOPLE = ["identity", "people"] as const;

export type Person = Answer<"/api/identity/people/{person_id}", "get">;
export type FirstPassword = Answer<"/api/identity/people", "post">;
export type NewPerson = NonNullable<Asked<"/api/identity/people", "post">["body"]>;
type PeopleAsk = NonNullable<Asked<"/api/identity/people", "get">["query"]>;

export const usePeople = (query: PeopleAsk) =>
  useQuery({
    queryKey: [...PEOPLE, query],
    queryFn: () => get("/api/identity/people", { query }),
    placeholderData: keepPreviousData,
  });

export const usePerson = (person_id: string) =>
  useQuery({
    queryKey: [...PEOPLE, person_id],
    queryFn: () => get("/api/identity/people/{person_id}", { path: { person_id } }),
  });

export const usePersonTimeline = (person_id: string) =>
  useQuery({
    queryKey: [...PEOPLE, person_id, "timeline"],
    queryFn: () => get("/api/identity/people/{person_id}/timeline", { path: { person_id } }),
  });

export function useAddPerson() {
  const client = useQueryClient();
  return async (body: NewPerson) => {
    const made = await post("/api/identity/people", { body });
    await client.invalidateQueries({ queryKey: PEOPLE });
    return made;
  };
}

export function useResetPassword(person_id: string) {
  const client = useQueryClient();
  return async () => {
    const path = { person_id };
    const made = await post("/api/identity/people/{person_id}/reset-password", { path });
    await client.invalidateQueries({ queryKey: PEOPLE });
    return made;
  };
}

export function useSetRoles(person_id: string) {
  const client = useQueryClient();
  return async (body: { roles: string[] }) => {
    await put("/api/identity/people/{person_id}/roles", { path: { person_id }, body });
    await client.invalidateQueries({ queryKey: PEOPLE });
  };
}

/** Shuts an account or opens it again. */
export function useOpenOrClose(person_id: string) {
  const client = useQueryClient();
  return async (verb: "close" | "reopen") => {
    await post(`/api/identity/people/{person_id}/${verb}`, { path: { person_id } });
    await client.invalidateQueries({ queryKey: PEOPLE });
  };
}
