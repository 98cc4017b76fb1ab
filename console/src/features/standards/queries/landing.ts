/** Standards in columns: rates, suggestions, bindings, violations. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get, post } from "@/shared/api/client";

const LANDING = ["standards", "landing"] as const;
const POLL_MS = 1000;

export type Share = Answer<"/api/govern/landing/rates", "get">["organisations"][number];
export type TableShare = Answer<"/api/govern/landing/tables", "get">["rows"][number];
type TablesAsk = NonNullable<Asked<"/api/govern/landing/tables", "get">["query"]>;
export type LandedTable = Answer<"/api/govern/landing/tables/{table_id}", "get">;
export type LandedColumn = LandedTable["columns"][number];
export type Choice = NonNullable<
  Asked<"/api/govern/landing/tables/{table_id}/bind", "post">["body"]
>["choices"][number];
export type Violations = Answer<"/api/govern/landing/tables/{table_id}/violations", "get">;
export type ViolatingRow = Violations["rows"][number];

export const useRates = () =>
  useQuery({
    queryKey: [...LANDING, "rates"],
    queryFn: () => get("/api/govern/landing/rates", {}),
  });

export const useTableShares = (query: TablesAsk) =>
  useQuery({
    queryKey: [...LANDING, "tables", query],
    queryFn: () => get("/api/govern/landing/tables", { query }),
    placeholderData: keepPreviousData,
  });

export const useLandedTable = (table_id: string) =>
  useQuery({
    queryKey: [...LANDING, table_id],
    queryFn: () => get("/api/govern/landing/tables/{table_id}", { path: { table_id } }),
  });

/** The same with suggestions: the server looks at some values, which takes a moment. */
export const useSuggestions = (table_id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...LANDING, table_id, "suggestions"],
    queryFn: () => get("/api/govern/landing/tables/{table_id}/suggestions", { path: { table_id } }),
    enabled,
  });

/** Asked for again while a job lists them. */
interface ViolationsSought {
  readonly page: number;
  readonly size: number;
  /** One column alone. */
  readonly column?: string;
}

export const useViolations = (table_id: string, query: ViolationsSought) =>
  useQuery({
    queryKey: [...LANDING, table_id, "violations", query],
    queryFn: () =>
      get("/api/govern/landing/tables/{table_id}/violations", { path: { table_id }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.job_id ? POLL_MS : false),
  });

/** Where the rows that break a standard are fetched as a sheet; of one column, if one is named. */
export const violationsSheet = (table_id: string, column: string | undefined) =>
  fileAt("/api/govern/landing/tables/{table_id}/violations/export", {
    path: { table_id },
    query: { format: "xlsx", ...(column && { column }) },
  });

/** Let a job list what breaks the standards of a large table. */
export function useListViolations(table_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      post("/api/govern/landing/tables/{table_id}/violations", { path: { table_id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...LANDING, table_id, "violations"] }),
  });
}

export function useLandingVerbs(table_id: string) {
  const client = useQueryClient();
  const path = { table_id };
  const fresh = async (done: Promise<unknown>) => {
    await done;
    await client.invalidateQueries({ queryKey: LANDING });
  };
  return {
    bind: (choices: Choice[]) =>
      fresh(post("/api/govern/landing/tables/{table_id}/bind", { path, body: { choices } })),
    release: (column: string) =>
      fresh(post("/api/govern/landing/tables/{table_id}/release", { path, body: { column } })),
  };
}
