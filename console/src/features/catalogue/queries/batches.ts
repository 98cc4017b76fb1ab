/** What is asked of many entries at once, and where a sheet of them is fetched. */
import { useQueryClient } from "@tanstack/react-query";
import { type Asked, fileAt, post } from "@/shared/api/client";

const ENTRIES = ["catalogue", "entries"] as const;

type Ids = readonly string[];
export type Change = Omit<
  NonNullable<Asked<"/api/catalogue/batches/change", "post">["body"]>,
  "entries"
>;
export type Review = Omit<
  NonNullable<Asked<"/api/catalogue/batches/review", "post">["body"]>,
  "entries"
>;
export type ExportOf = NonNullable<Asked<"/api/catalogue/export", "get">["query"]>;

/** The verbs that many entries take; each answers what came of each. */
export function useManyVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(asked: Promise<{ readonly rows: T }>): Promise<T> => {
    const { rows } = await asked;
    await client.invalidateQueries({ queryKey: ENTRIES });
    await client.invalidateQueries({ queryKey: ["workbench"] });
    return rows;
  };
  const body = (entries: Ids) => ({ entries: [...entries] });
  return {
    submit: (ids: Ids) => fresh(post("/api/catalogue/batches/submit", { body: body(ids) })),
    recall: (ids: Ids) => fresh(post("/api/catalogue/batches/recall", { body: body(ids) })),
    delete: (ids: Ids) => fresh(post("/api/catalogue/batches/delete", { body: body(ids) })),
    withdraw: (ids: Ids, reason: string) =>
      fresh(post("/api/catalogue/batches/withdraw", { body: { ...body(ids), reason } })),
    review: (ids: Ids, review: Review) =>
      fresh(post("/api/catalogue/batches/review", { body: { ...body(ids), ...review } })),
    change: (ids: Ids, change: Change) =>
      fresh(post("/api/catalogue/batches/change", { body: { ...body(ids), ...change } })),
  };
}

export const sheetOf = (query: ExportOf) => fileAt("/api/catalogue/export", { query });
