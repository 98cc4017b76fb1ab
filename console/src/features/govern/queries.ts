/** What governance asks the server: lake tables, their rules, checks and rows set aside. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post, put, remove } from "@/shared/api/client";

const TABLES = ["govern", "tables"] as const;
const CHOICES_MAX = 20;

export type Table = Answer<"/api/govern/tables/{table_id}", "get">;
export type TableLine = Answer<"/api/govern/tables", "get">["rows"][number];
export type Rule = Answer<"/api/govern/tables/{table_id}/rules", "get">[number];
export type RuleDraft = NonNullable<Asked<"/api/govern/tables/{table_id}/rules", "post">["body"]>;
export type Check = Answer<"/api/govern/tables/{table_id}/results", "get">[number];
export type Aside = Answer<"/api/govern/tables/{table_id}/quarantine", "get">["rows"][number];
type TablesAsk = NonNullable<Asked<"/api/govern/tables", "get">["query"]>;

export const useTables = (query: TablesAsk) =>
  useQuery({
    queryKey: [...TABLES, query],
    queryFn: () => get("/api/govern/tables", { query }),
    placeholderData: keepPreviousData,
  });

export const useTableChoices = (q: string) => useTables({ q, size: CHOICES_MAX });

interface NamedTable {
  readonly namespace: string;
  readonly name: string;
}
const nameOf = (of: NamedTable): string => `${of.namespace}.${of.name}`;

/** Tables that others know by their names, with what they are called where the reader may see it. */
export async function withTitles<T extends NamedTable>(
  tables: readonly T[],
): Promise<(T & { readonly title: string })[]> {
  const query = { name: tables.map(nameOf), size: tables.length };
  const found = tables.length > 0 ? await get("/api/govern/tables", { query }) : { rows: [] };
  const titles = new Map(found.rows.map((of) => [nameOf(of), of.title]));
  return tables.map((of) => ({ ...of, title: titles.get(nameOf(of)) || of.name }));
}

export const useTable = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id],
    queryFn: () => get("/api/govern/tables/{table_id}", { path: { table_id } }),
    enabled: table_id !== "",
  });

export const useTableTimeline = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id, "timeline"],
    queryFn: () => get("/api/govern/tables/{table_id}/timeline", { path: { table_id } }),
  });

export const useRules = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id, "rules"],
    queryFn: () => get("/api/govern/tables/{table_id}/rules", { path: { table_id } }),
  });

export const useChecks = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id, "results"],
    queryFn: () => get("/api/govern/tables/{table_id}/results", { path: { table_id } }),
  });

export const useAside = (
  table_id: string,
  query: { page: number; size: number; run_id: string | null },
) =>
  useQuery({
    queryKey: [...TABLES, table_id, "quarantine", query],
    queryFn: () => get("/api/govern/tables/{table_id}/quarantine", { path: { table_id }, query }),
    placeholderData: keepPreviousData,
  });

/** The rows of a page as they are; who looked, and why, is kept in the ledger. */
export const useReveal = (table_id: string) => {
  const client = useQueryClient();
  return async (body: { reason: string; page: number; size: number; run_id: string | null }) => {
    const path = { table_id };
    const { rows } = await post("/api/govern/tables/{table_id}/quarantine/reveal", { path, body });
    await client.invalidateQueries({ queryKey: [...TABLES, table_id, "timeline"] });
    return rows;
  };
};

export const usePreview = (table_id: string, snapshot: string | null) =>
  useQuery({
    queryKey: [...TABLES, table_id, "preview", snapshot],
    queryFn: () =>
      get("/api/govern/tables/{table_id}/preview", {
        path: { table_id },
        query: { snapshot: snapshot as never },
      }),
    retry: false,
  });

/** Everything that can be done to a table. Each verb brings what is shown up to date. */
export function useTableVerbs(table_id: string) {
  const client = useQueryClient();
  const path = { table_id };
  const refresh = () => client.invalidateQueries({ queryKey: TABLES });
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await refresh();
    return answer;
  };
  return {
    refresh,
    check: () => fresh(post("/api/govern/tables/{table_id}/check", { path })),
    upkeep: () => fresh(post("/api/govern/tables/{table_id}/upkeep", { path })),
    draftEntry: (name: string) =>
      fresh(post("/api/govern/tables/{table_id}/draft-entry", { path, body: { name } })),
    bind: (body: RuleDraft) => fresh(post("/api/govern/tables/{table_id}/rules", { path, body })),
    change: (body: RuleDraft) =>
      fresh(
        put("/api/govern/tables/{table_id}/rules/{code}", {
          path: { table_id, code: body.code },
          body,
        }),
      ),
    unbind: (code: string) =>
      fresh(remove("/api/govern/tables/{table_id}/rules/{code}", { path: { table_id, code } })),
    bindSuggested: () => fresh(post("/api/govern/tables/{table_id}/suggest-rules", { path })),
  };
}
