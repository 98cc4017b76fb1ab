/** Standard documents, their clauses, and where these are used. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get, patch, post, put } from "@/shared/api/client";

const DOCUMENTS = ["standards", "documents"] as const;

type Told = Answer<"/api/standards/documents/{document_id}", "get">;
/** Where a clause is used; a quality rule is bound to a table. */
export type Use = Told["uses"][number] & { readonly table_id?: string };
export type StandardDocument = Omit<Told, "uses"> & { readonly uses: readonly Use[] };
export type DocumentRow = Answer<"/api/standards/documents", "get">["rows"][number];
export type DocumentSearch = NonNullable<Asked<"/api/standards/documents", "get">["query"]>;
export type DocumentDraft = NonNullable<Asked<"/api/standards/documents", "post">["body"]>;
export type DocumentChange = NonNullable<
  Asked<"/api/standards/documents/{document_id}", "patch">["body"]
>;
export type Clause = Answer<
  "/api/standards/documents/{document_id}/clauses",
  "get"
>["rows"][number];
export type ClauseHit = Answer<"/api/standards/documents/clauses", "get">["rows"][number];

const byClause = (one: Use, other: Use): number =>
  one.clause.localeCompare(other.clause, "zh-CN", { numeric: true });

export const useDocuments = (query: DocumentSearch) =>
  useQuery({
    queryKey: [...DOCUMENTS, "list", query],
    queryFn: () => get("/api/standards/documents", { query }),
    placeholderData: keepPreviousData,
  });

export const useClauseHits = (query: { q?: string; page: number; size: number }) =>
  useQuery({
    queryKey: [...DOCUMENTS, "hits", query],
    queryFn: () => get("/api/standards/documents/clauses", { query }),
    enabled: Boolean(query.q),
    placeholderData: keepPreviousData,
  });

/** A document with all that refers to it: standards, quality rules of tables, limits. */
export const useDocument = (document_id: string) =>
  useQuery({
    queryKey: [...DOCUMENTS, document_id],
    queryFn: async (): Promise<StandardDocument> => {
      const path = { document_id };
      const [told, rules, limits] = await Promise.all([
        get("/api/standards/documents/{document_id}", { path }),
        get("/api/govern/citations/{document_id}", { path }),
        get("/api/limits/citing/{document_id}", { path }),
      ]);
      return { ...told, uses: [...told.uses, ...rules, ...limits].sort(byClause) };
    },
  });

export const useClauses = (document_id: string, query: { page: number; size: number }) =>
  useQuery({
    queryKey: [...DOCUMENTS, document_id, "clauses", query],
    queryFn: () =>
      get("/api/standards/documents/{document_id}/clauses", { path: { document_id }, query }),
    placeholderData: keepPreviousData,
  });

export const useDocumentTimeline = (document_id: string) =>
  useQuery({
    queryKey: [...DOCUMENTS, document_id, "timeline"],
    queryFn: () =>
      get("/api/standards/documents/{document_id}/timeline", { path: { document_id } }),
  });

/** Where the list of documents is fetched as a sheet. */
export const documentsSheet = () =>
  fileAt("/api/standards/documents/export", { query: { format: "xlsx" } });

export function useEnterDocument() {
  const client = useQueryClient();
  return async (body: DocumentDraft) => {
    const made = await post("/api/standards/documents", { body });
    await client.invalidateQueries({ queryKey: DOCUMENTS });
    return made;
  };
}

export function useDocumentVerbs(document_id: string) {
  const client = useQueryClient();
  const path = { document_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: DOCUMENTS });
    return answer;
  };
  return {
    change: (body: DocumentChange) =>
      fresh(patch("/api/standards/documents/{document_id}", { path, body })),
    setText: (text: string) =>
      fresh(put("/api/standards/documents/{document_id}/text", { path, body: { text } })),
    /** What is gone is not asked for again. */
    remove: async (reason: string) => {
      await post("/api/standards/documents/{document_id}/remove", { path, body: { reason } });
      await client.invalidateQueries({ queryKey: [...DOCUMENTS, "list"] });
    },
  };
}
