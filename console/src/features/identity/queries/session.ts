/** Who am I, signing in and out. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, get, post } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";

const IDENTITY = ["identity"] as const;
const ME = [...IDENTITY, "me"] as const;

export type Me = Answer<"/api/identity/me", "get">;

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

/** Leaves by loading the sign-in page anew: nothing that this person saw stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => post("/api/identity/sign-out", {}),
    onSuccess: () => window.location.assign("/sign-in"),
  });

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { old_password: string; new_password: string }) =>
      post("/api/identity/me/password", { body }),
    onSuccess: () => client.refetchQueries({ queryKey: ME }),
  });
}
