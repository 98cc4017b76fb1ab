/** What identity asks the server: who am I, signing in and out, people. */
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { type Answer, type Asked, get, post, put } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";

const IDENTITY = ["identity"] as const;
const ME = [...IDENTITY, "me"] as const;
const PEOPLE = [...IDENTITY, "people"] as const;
const CHOICES_MAX = 20;

export type Me = Answer<"/api/identity/me", "get">;
export type Person = Answer<"/api/identity/people/{person_id}", "get">;
export type FirstPassword = Answer<"/api/identity/people", "post">;
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

/** In which ways people may sign in besides the password. */
export const useSignInOptions = () =>
  useQuery({
    queryKey: [...IDENTITY, "sign-in-options"],
    queryFn: () => get("/api/identity/sign-in-options", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Why a sign-in at the provider failed; asked for only if there was one. */
export const useRefusal = (refusal_id: string | null) =>
  useQuery({
    queryKey: [...IDENTITY, "refusals", refusal_id],
    queryFn: () =>
      get("/api/identity/oidc/refusals/{refusal_id}", { path: { refusal_id: refusal_id ?? "" } }),
    enabled: refusal_id !== null,
  });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { account: string; password: string }) =>
      post("/api/identity/sign-in", { body }),
    onSuccess: async () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== IDENTITY[0] });
      await client.refetchQueries({ queryKey: ME });
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
    onSuccess: () => client.refetchQueries({ queryKey: ME }),
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

/** Organisations whose name or code holds some text, to choose one from. */
export const useOrganisationChoices = (q: string) =>
  useQuery({
    queryKey: [...IDENTITY, "organisations", "choices", q],
    queryFn: () =>
      get("/api/identity/organisations", { query: { q, active: true, size: CHOICES_MAX } }),
    placeholderData: keepPreviousData,
  });

export const useRoles = () =>
  useQuery({
    queryKey: [...IDENTITY, "roles"],
    queryFn: () => get("/api/identity/roles", {}),
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
