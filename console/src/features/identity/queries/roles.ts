/** Roles and what they permit. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, put } from "@/shared/api/client";

const ROLES = ["identity", "roles"] as const;

export type Role = Answer<"/api/identity/roles", "get">[number];
export type RoleDetails = NonNullable<Asked<"/api/identity/roles/{code}", "put">["body"]>;

export const useRoles = () =>
  useQuery({
    queryKey: ROLES,
    queryFn: () => get("/api/identity/roles", {}),
  });

/** All that a role may permit, in words; it changes only with the product. */
export const usePermissions = () =>
  useQuery({
    queryKey: ["permissions"],
    queryFn: () => get("/api/permissions", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useDefineRole(code: string) {
  const client = useQueryClient();
  return async (body: RoleDetails) => {
    await put("/api/identity/roles/{code}", { path: { code }, body });
    await client.invalidateQueries({ queryKey: ROLES });
  };
}
