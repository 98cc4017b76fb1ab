/** Code lists, their codes and their life. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type Answer,
  type Asked,
  fileAt,
  get,
  patch,
  post,
  put,
  remove,
} from "@/shared/api/client";

import type { Review } from "./elements";

const CODE_LISTS = ["standards", "code-lists"] as const;

export type CodeList = Answer<"/api/standards/code-lists/{list_id}", "get">;
export type CodeListRow = Answer<"/api/standards/code-lists", "get">["rows"][number];
export type CodeListSearch = NonNullable<Asked<"/api/standards/code-lists", "get">["query"]>;
export type CodeListDraft = NonNullable<Asked<"/api/standards/code-lists", "post">["body"]>;
export type CodeListChange = NonNullable<
  Asked<"/api/standards/code-lists/{list_id}", "patch">["body"]
>;
export type Code = Answer<"/api/standards/code-lists/{list_id}/codes", "get">["rows"][number];
export type CodesWanted = NonNullable<
  Asked<"/api/standards/code-lists/{list_id}/codes", "get">["query"]
>;
export type CodeDraft = NonNullable<
  Asked<"/api/standards/code-lists/{list_id}/codes", "put">["body"]
>["codes"][number];
export type MappedCode = Answer<
  "/api/standards/code-lists/{list_id}/mapping",
  "get"
>["rows"][number];
export type CodeDifference = Answer<
  "/api/standards/code-lists/{list_id}/versions/diff",
  "get"
>["rows"][number];

export const useCodeLists = (query: CodeListSearch) =>
  useQuery({
    queryKey: [...CODE_LISTS, "list", query],
    queryFn: () => get("/api/standards/code-lists", { query }),
    placeholderData: keepPreviousData,
  });

export const useCodeList = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id],
    queryFn: () => get("/api/standards/code-lists/{list_id}", { path: { list_id } }),
  });

export const useCodes = (list_id: string, query: CodesWanted) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "codes", query],
    queryFn: () => get("/api/standards/code-lists/{list_id}/codes", { path: { list_id }, query }),
    placeholderData: keepPreviousData,
  });

/** The codes from the highest down to one, with their names on a day. */
export const useCodePath = (list_id: string, code: string, on: string | undefined) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "path", code, on],
    queryFn: () =>
      get("/api/standards/code-lists/{list_id}/path", {
        path: { list_id },
        query: { code, ...(on && { on }) },
      }),
    enabled: code !== "",
    placeholderData: keepPreviousData,
  });

const PAGE_SIZE_MAX = 200;

/** Every code of a draft, to be edited as a whole. */
export const useAllCodes = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "all"],
    queryFn: async () => {
      const codes: Code[] = [];
      for (let page = 1; ; page++) {
        const query = { page, size: PAGE_SIZE_MAX };
        const path = { list_id };
        const found = await get("/api/standards/code-lists/{list_id}/codes", { path, query });
        codes.push(...found.rows);
        if (codes.length >= found.total || found.rows.length === 0) return codes;
      }
    },
  });

export const useMapping = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "mapping"],
    queryFn: () => get("/api/standards/code-lists/{list_id}/mapping", { path: { list_id } }),
  });

export const useCodeDifferences = (list_id: string, from: number, to: number) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "differences", from, to],
    queryFn: () =>
      get("/api/standards/code-lists/{list_id}/versions/diff", {
        path: { list_id },
        query: { from, to },
      }),
    placeholderData: keepPreviousData,
  });

export const useCodeListTimeline = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "timeline"],
    queryFn: () => get("/api/standards/code-lists/{list_id}/timeline", { path: { list_id } }),
  });

/** Where the lists that the filters keep are fetched as a sheet, with their codes. */
export const codeListsSheet = (
  query: NonNullable<Asked<"/api/standards/code-lists/export", "get">["query"]>,
) => fileAt("/api/standards/code-lists/export", { query });

/** Where the codes of a list are fetched as a sheet. */
export const codesSheet = (list_id: string) =>
  fileAt("/api/standards/code-lists/{list_id}/export", {
    path: { list_id },
    query: { format: "xlsx" },
  });

export function useDraftCodeList() {
  const client = useQueryClient();
  return async (body: CodeListDraft) => {
    const made = await post("/api/standards/code-lists", { body });
    await client.invalidateQueries({ queryKey: CODE_LISTS });
    return made;
  };
}

/** Everything that can be done to a list. Each verb brings what is shown up to date. */
export function useCodeListVerbs(list_id: string) {
  const client = useQueryClient();
  const path = { list_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: CODE_LISTS });
    return answer;
  };
  return {
    change: (body: CodeListChange) =>
      fresh(patch("/api/standards/code-lists/{list_id}", { path, body })),
    /** `read_at` is what was read: whoever changed it since is not overwritten. */
    setCodes: (codes: CodeDraft[], read_at: string | null) =>
      fresh(put("/api/standards/code-lists/{list_id}/codes", { path, body: { codes, read_at } })),
    submit: () => fresh(post("/api/standards/code-lists/{list_id}/submit", { path })),
    recall: () => fresh(post("/api/standards/code-lists/{list_id}/recall", { path })),
    /** The draft of a new version is gone once it is in force. */
    review: async (body: Review) => {
      const answer = await post("/api/standards/code-lists/{list_id}/review", { path, body });
      if (answer.id !== list_id) client.removeQueries({ queryKey: [...CODE_LISTS, list_id] });
      await client.invalidateQueries({ queryKey: CODE_LISTS });
      return answer;
    },
    adopt: () => fresh(post("/api/standards/code-lists/{list_id}/mapping/adopt", { path })),
    revise: () => fresh(post("/api/standards/code-lists/{list_id}/revise", { path })),
    withdraw: (reason: string) =>
      fresh(post("/api/standards/code-lists/{list_id}/withdraw", { path, body: { reason } })),
    /** What is gone is not asked for again. */
    discard: async () => {
      await remove("/api/standards/code-lists/{list_id}", { path });
      client.removeQueries({ queryKey: [...CODE_LISTS, list_id] });
      await client.invalidateQueries({ queryKey: [...CODE_LISTS, "list"] });
    },
  };
}
