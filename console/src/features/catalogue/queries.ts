/** What the catalogue asks the server: search, entries and their life, words. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, patch, post, put, remove } from "@/shared/api/client";
import type { Ask } from "@/shared/ui/list-page";
import { fitting } from "./synonym-rules";

const ENTRIES = ["catalogue", "entries"] as const;
const WORDS = ["catalogue", "words"] as const;
const CHOICES_MAX = 20;
const MAKING_MS = 3000;

export type Search = NonNullable<Asked<"/api/catalogue/entries", "get">["query"]>;
export type Found = Answer<"/api/catalogue/entries", "get">;
export type Hit = Found["rows"][number];
export type Entry = Answer<"/api/catalogue/entries/{entry_id}", "get">;
export type Item = Entry["items"][number];
export type EntryDraft = NonNullable<Asked<"/api/catalogue/entries", "post">["body"]>;
export type EntryChange = NonNullable<Asked<"/api/catalogue/entries/{entry_id}", "patch">["body"]>;
export type ItemDraft = NonNullable<
  Asked<"/api/catalogue/entries/{entry_id}/items", "put">["body"]
>["items"][number];
export type Review = NonNullable<Asked<"/api/catalogue/entries/{entry_id}/review", "post">["body"]>;
export type Resource = NonNullable<
  Asked<"/api/catalogue/entries/{entry_id}/resources", "post">["body"]
>;
export type Synonym = Answer<"/api/catalogue/synonyms", "get">["rows"][number];
export type Meaning = Answer<"/api/catalogue/meaning", "get">;
export type Codes = Answer<"/api/catalogue/codes", "get">;

export const useFound = (query: Search) =>
  useQuery({
    queryKey: [...ENTRIES, "found", query],
    queryFn: () => get("/api/catalogue/entries", { query }),
    placeholderData: keepPreviousData,
  });

export const useEntryChoices = (q: string) => useFound({ q, size: CHOICES_MAX });

export const useSuggestions = (q: string) =>
  useQuery({
    queryKey: [...WORDS, "suggest", q],
    queryFn: () => get("/api/catalogue/suggest", { query: { q } }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });

export const useEntry = (entry_id: string) =>
  useQuery({
    queryKey: [...ENTRIES, entry_id],
    queryFn: () => get("/api/catalogue/entries/{entry_id}", { path: { entry_id } }),
  });

export const useMissing = (entry_id: string) =>
  useQuery({
    queryKey: [...ENTRIES, entry_id, "missing"],
    queryFn: () => get("/api/catalogue/entries/{entry_id}/missing", { path: { entry_id } }),
  });

export const useEntryTimeline = (entry_id: string) =>
  useQuery({
    queryKey: [...ENTRIES, entry_id, "timeline"],
    queryFn: () => get("/api/catalogue/entries/{entry_id}/timeline", { path: { entry_id } }),
  });

/** Without numbers: what the entry says now beside the version in force. */
export const useDifferences = (entry_id: string, from?: number, to?: number) =>
  useQuery({
    queryKey: [...ENTRIES, entry_id, "differences", from, to],
    queryFn: () =>
      get("/api/catalogue/entries/{entry_id}/versions/diff", {
        path: { entry_id },
        query: { from, to },
      }),
    placeholderData: keepPreviousData,
  });

/** The code lists of the catalogue; they change only with the product. */
export const useCodes = () =>
  useQuery({
    queryKey: [...WORDS, "codes"],
    queryFn: () => get("/api/catalogue/codes", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

const SYNONYMS = {
  queryKey: [...WORDS, "synonyms"],
  queryFn: () => get("/api/catalogue/synonyms", {}),
};

export const useSynonyms = () => useQuery(SYNONYMS);

/** The server tells all pairs at once; a list shows those that fit, page by page. */
export const useSynonymRows = (ask: Ask) =>
  useQuery({
    ...SYNONYMS,
    select: ({ rows }) => {
      const fit = fitting(rows, ask);
      return { rows: fit.slice((ask.page - 1) * ask.size, ask.page * ask.size), total: fit.length };
    },
  });

/** Vectors are made behind the scenes: asked again while some are missing. */
export const useMeaning = () =>
  useQuery({
    queryKey: [...WORDS, "meaning"],
    queryFn: () => get("/api/catalogue/meaning", {}),
    refetchInterval: ({ state }) => (state.data?.state === "making" ? MAKING_MS : false),
  });

export function useRebuildMeaning() {
  const client = useQueryClient();
  return async () => {
    const told = await post("/api/catalogue/meaning/rebuild", {});
    client.setQueryData([...WORDS, "meaning"], told);
    return told;
  };
}

/** The style in which the codes of entries are written when these are published. */
export const useCodeStyle = () =>
  useQuery({
    queryKey: [...WORDS, "code_style"],
    queryFn: () => get("/api/catalogue/code_style", {}),
  });

export function useSetCodeStyle() {
  const client = useQueryClient();
  return async (body: { style: string }) => {
    const told = await put("/api/catalogue/code_style", { body });
    await client.invalidateQueries({ queryKey: [...WORDS, "code_style"] });
    return told;
  };
}

/** Tables of the lake whose name holds some text, to bind one. */
export const useTableChoices = (q: string) =>
  useQuery({
    queryKey: ["catalogue", "tables", q],
    queryFn: () => get("/api/govern/tables", { query: { q, size: CHOICES_MAX } }),
    placeholderData: keepPreviousData,
  });

/** Application systems of the register whose name holds some text. */
export const useSystemChoices = (q: string) =>
  useQuery({
    queryKey: ["catalogue", "systems", q],
    queryFn: () => get("/api/catalogue/systems", { query: { q, size: CHOICES_MAX } }),
    placeholderData: keepPreviousData,
  });

/** Everything that can be done to an entry. Each verb brings what is shown up to date. */
export function useEntryVerbs(entry_id: string) {
  const client = useQueryClient();
  const path = { entry_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: ENTRIES });
    return answer;
  };
  /** What the server refuses may have been decided by others meanwhile: that is read again, too. */
  const moved = <T>(done: Promise<T>): Promise<T> =>
    done.finally(() => client.invalidateQueries({ queryKey: ENTRIES }));
  return {
    /** `read_at` in the body is what was read: whoever changed it since is not overwritten. */
    change: (body: EntryChange) =>
      fresh(patch("/api/catalogue/entries/{entry_id}", { path, body })),
    setItems: (items: ItemDraft[], read_at: string) =>
      fresh(put("/api/catalogue/entries/{entry_id}/items", { path, body: { items, read_at } })),
    submit: () => moved(post("/api/catalogue/entries/{entry_id}/submit", { path })),
    recall: () => moved(post("/api/catalogue/entries/{entry_id}/recall", { path })),
    revise: () => moved(post("/api/catalogue/entries/{entry_id}/revise", { path })),
    /** `read_at` in the body is what the reviewer read: nothing else is decided on. */
    review: (body: Review) =>
      moved(post("/api/catalogue/entries/{entry_id}/review", { path, body })),
    withdraw: (reason: string) =>
      moved(post("/api/catalogue/entries/{entry_id}/withdraw", { path, body: { reason } })),
    bind: (body: Resource) =>
      fresh(post("/api/catalogue/entries/{entry_id}/resources", { path, body })),
    release: (resource_id: string) =>
      fresh(
        remove("/api/catalogue/entries/{entry_id}/resources/{resource_id}", {
          path: { entry_id, resource_id },
        }),
      ),
    /** What is gone is not asked for again. */
    discard: async () => {
      await remove("/api/catalogue/entries/{entry_id}", { path });
      await client.invalidateQueries({ queryKey: [...ENTRIES, "found"] });
    },
  };
}

export function useDraftEntry() {
  const client = useQueryClient();
  return async (body: EntryDraft) => {
    const made = await post("/api/catalogue/entries", { body });
    await client.invalidateQueries({ queryKey: ENTRIES });
    return made;
  };
}

export function useSynonymVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>) => {
    await done;
    await client.invalidateQueries({ queryKey: WORDS });
  };
  return {
    add: (body: { term: string; means: string }) =>
      fresh(post("/api/catalogue/synonyms", { body })),
    remove: (synonym_id: number) =>
      fresh(remove("/api/catalogue/synonyms/{synonym_id}", { path: { synonym_id } })),
    restore: (synonym_id: number) =>
      fresh(post("/api/catalogue/synonyms/{synonym_id}/restore", { path: { synonym_id } })),
  };
}

export type Openness = Answer<"/api/catalogue/open_interfaces", "get">;

export const useOpenness = () =>
  useQuery({
    queryKey: ["catalogue", "openness"],
    queryFn: () => get("/api/catalogue/open_interfaces", {}),
  });
