/** Naming rules, and what they say of a name. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get, patch, post, remove } from "@/shared/api/client";

const NAMING = ["standards", "naming"] as const;

export type NamingRule = Answer<"/api/standards/naming-rules", "get">["rows"][number];
export type NamingSearch = NonNullable<Asked<"/api/standards/naming-rules", "get">["query"]>;
export type NamingDraft = NonNullable<Asked<"/api/standards/naming-rules", "post">["body"]>;
export type NameAsked = NonNullable<Asked<"/api/standards/naming-rules/verdict", "get">["query"]>;
export type NameWarned = NonNullable<Asked<"/api/standards/naming-rules/warnings", "get">["query"]>;
/** A name against the rules, as the standards or a table tell of it. */
export type BadName = Omit<Answer<"/api/standards/naming-rules/warnings", "get">[number], "name">;
export type NameVerdict = Answer<"/api/standards/naming-rules/verdict", "get">["rows"][number];

export const useNamingRules = (query: NamingSearch) =>
  useQuery({
    queryKey: [...NAMING, "list", query],
    queryFn: () => get("/api/standards/naming-rules", { query }),
    placeholderData: keepPreviousData,
  });

export const useVerdict = (query: NameAsked) =>
  useQuery({
    queryKey: [...NAMING, "verdict", query],
    queryFn: () => get("/api/standards/naming-rules/verdict", { query }),
    enabled: query.name !== "",
    placeholderData: keepPreviousData,
  });

export const useNameWarnings = (query: NameWarned) =>
  useQuery({
    queryKey: [...NAMING, "warnings", query],
    queryFn: () => get("/api/standards/naming-rules/warnings", { query }),
    enabled: query.name !== "",
    placeholderData: keepPreviousData,
  });

/** Where the rules that a list shows are fetched as a sheet. */
export const namingSheet = (
  query: NonNullable<Asked<"/api/standards/naming-rules/export", "get">["query"]>,
) => fileAt("/api/standards/naming-rules/export", { query });

export function useNamingVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: NAMING });
    return answer;
  };
  return {
    add: (body: NamingDraft) => fresh(post("/api/standards/naming-rules", { body })),
    change: (rule_id: string, { code: _, ...body }: NamingDraft) =>
      fresh(patch("/api/standards/naming-rules/{rule_id}", { path: { rule_id }, body })),
    remove: (rule_id: string) =>
      fresh(remove("/api/standards/naming-rules/{rule_id}", { path: { rule_id } })),
  };
}
