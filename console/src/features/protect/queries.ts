/** What protection asks the server: the grades of tables and columns. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { withTitles } from "@/features/govern/door";
import { type Answer, type Asked, get, post } from "@/shared/api/client";

const TABLES = ["protect", "tables"] as const;

export type GradedTable = Answer<"/api/protect/tables/{table_id}", "get"> & {
  readonly title: string;
};
export type GradedColumn = GradedTable["columns"][number];
export type Regrade = NonNullable<Asked<"/api/protect/tables/{table_id}/regrade", "post">["body"]>;
type Unrecognised = NonNullable<Asked<"/api/protect/tables", "post">["body"]>;
type TablesAsk = NonNullable<Asked<"/api/protect/tables", "get">["query"]>;

export const useGradedTables = (query: TablesAsk) =>
  useQuery({
    queryKey: [...TABLES, query],
    queryFn: async () => {
      const page = await get("/api/protect/tables", { query });
      return { ...page, rows: await withTitles(page.rows) };
    },
    placeholderData: keepPreviousData,
  });

export const useGradedTable = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id],
    queryFn: async () => {
      const found = await get("/api/protect/tables/{table_id}", { path: { table_id } });
      const [table = { ...found, title: found.name }] = await withTitles([found]);
      return table;
    },
  });

export type GradesAsOf = Answer<"/api/protect/tables/{table_id}/as-of/{day}", "get">;

export const useGradesAsOf = (table_id: string, day: string) =>
  useQuery({
    queryKey: [...TABLES, table_id, "as-of", day],
    queryFn: () => get("/api/protect/tables/{table_id}/as-of/{day}", { path: { table_id, day } }),
  });

export const useGradedTableTimeline = (table_id: string) =>
  useQuery({
    queryKey: [...TABLES, table_id, "timeline"],
    queryFn: () => get("/api/protect/tables/{table_id}/timeline", { path: { table_id } }),
  });

/** Has a table recognised that nobody graded yet. */
export function useRecogniseNew() {
  const client = useQueryClient();
  return async (body: Unrecognised) => {
    const graded = await post("/api/protect/tables", { body });
    await client.invalidateQueries({ queryKey: TABLES });
    return graded;
  };
}

export function useGradeVerbs(table_id: string) {
  const client = useQueryClient();
  const path = { table_id };
  const fresh = async (done: Promise<unknown>) => {
    await done;
    await client.invalidateQueries({ queryKey: TABLES });
  };
  return {
    recognise: () => fresh(post("/api/protect/tables/{table_id}/recognise", { path })),
    regrade: (body: Regrade) =>
      fresh(post("/api/protect/tables/{table_id}/regrade", { path, body })),
  };
}
