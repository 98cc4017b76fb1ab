/** What identity asks the server: who am I, signing in and out, people. */
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";

const ME = ["identity", "me"] as const;
const PEOPLE = ["identity", "people"] as const;

export type Me = Answer<"/api/identity/me", "get">;
export type Person = Answer<"/api/identity/people/{person_id}", "get">;
export type NewPerson = NonNullable<Asked<"/api/identity/people", "post">["body"]>;
type PeopleAsk = NonNullable<Asked<"/api/identity/people", "get">["query"]>;

/** Who is signed in; null when nobody is. */
export const useMe = () =>
  useQuery({
    queryKey: ME,
    queryFn: () => get("/api/identity/me", {}).catch(nobody),
    staleTime: Number.POSITIVE_INFINITY,
  });

function nobody(error: unknown): null {
  if (error instanceof Problem && error.status === 401) return null;
  throw error;
}

/** Notes that the session has ended: the shell leads back to the sign-in page. */
export const forgetMe = (client: QueryClient): void => void client.setQueryData(ME, null);

export const useSignInWays = () =>
  useQuery({
    queryKey: ["identity", "sign-in-ways"],
    queryFn: () => get("/api/identity/sign-in/ways", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { account: string; password: string }) =>
      post("/api/identity/sign-in", { body }),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(ME, me);
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/api/identity/sign-out", {}),
    onSuccess: () => {
      client.clear();
      forgetMe(client);
    },
  });
}

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { old_password: string; new_password: string }) =>
      post("/api/identity/me/password", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  });
}

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
    const person = await post("/api/identity/people", { body });
    await client.invalidateQueries({ queryKey: PEOPLE });
    return person;
  };
}

/** Does one of a person's verbs. */
export function useActOnPerson(person_id: string) {
  const client = useQueryClient();
  return async (verb: string, body: Readonly<Record<string, string>>) => {
    if (verb !== "lock") throw new Error(`The console does not know the verb ${verb}.`);
    await post("/api/identity/people/{person_id}/lock", {
      path: { person_id },
      body: { reason: body.reason ?? "" },
    });
    await client.invalidateQueries({ queryKey: PEOPLE });
  };
}
