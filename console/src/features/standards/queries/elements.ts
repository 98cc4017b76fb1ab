/** Data elements and their life. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, fileAt, get, patch, post, remove } from "@/shared/api/client";

const ELEMENTS = ["standards", "elements"] as const;
const CHOICES_MAX = 20;

export type Element = Answer<"/api/standards/elements/{element_id}", "get">;
export type ElementRow = Answer<"/api/standards/elements", "get">["rows"][number];
export type ElementMention = Element["versions"][number];
export type ElementSearch = NonNullable<Asked<"/api/standards/elements", "get">["query"]>;
export type ElementDraft = NonNullable<Asked<"/api/standards/elements", "post">["body"]>;
export type ElementChange = NonNullable<
  Asked<"/api/standards/elements/{element_id}", "patch">["body"]
>;
export type Review = NonNullable<
  Asked<"/api/standards/elements/{element_id}/review", "post">["body"]
>;
export type FieldDifference = Answer<
  "/api/standards/elements/{element_id}/differences",
  "get"
>["rows"][number];

export const useElements = (query: ElementSearch) =>
  useQuery({
    queryKey: [...ELEMENTS, "list", query],
    queryFn: () => get("/api/standards/elements", { query }),
    placeholderData: keepPreviousData,
  });

export const useCategories = () =>
  useQuery({
    queryKey: [...ELEMENTS, "categories"],
    queryFn: () => get("/api/standards/elements/categories", {}),
  });

export const useElement = (element_id: string) =>
  useQuery({
    queryKey: [...ELEMENTS, element_id],
    queryFn: () => get("/api/standards/elements/{element_id}", { path: { element_id } }),
  });

export const useElementTimeline = (element_id: string) =>
  useQuery({
    queryKey: [...ELEMENTS, element_id, "timeline"],
    queryFn: () => get("/api/standards/elements/{element_id}/timeline", { path: { element_id } }),
  });

/** In what the element or version ``to`` differs from this one. */
export const useDifferences = (element_id: string, to: string) =>
  useQuery({
    queryKey: [...ELEMENTS, element_id, "differences", to],
    queryFn: () =>
      get("/api/standards/elements/{element_id}/differences", {
        path: { element_id },
        query: { to },
      }),
    placeholderData: keepPreviousData,
  });

/** Elements in force that are called so, to choose one. */
export const useElementChoices = (q: string) =>
  useQuery({
    queryKey: [...ELEMENTS, "choices", q],
    queryFn: () =>
      get("/api/standards/elements", { query: { q, status: "in_force", size: CHOICES_MAX } }),
    placeholderData: keepPreviousData,
  });

/** Where the elements that a list shows are fetched as a sheet. */
export const elementsSheet = (
  query: NonNullable<Asked<"/api/standards/elements/export", "get">["query"]>,
) => fileAt("/api/standards/elements/export", { query });

export function useDraftElement() {
  const client = useQueryClient();
  return async (body: ElementDraft) => {
    const made = await post("/api/standards/elements", { body });
    await client.invalidateQueries({ queryKey: ELEMENTS });
    return made;
  };
}

/** Everything that can be done to an element. Each verb brings what is shown up to date. */
export function useElementVerbs(element_id: string) {
  const client = useQueryClient();
  const path = { element_id };
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: ELEMENTS });
    return answer;
  };
  return {
    change: (body: ElementChange) =>
      fresh(patch("/api/standards/elements/{element_id}", { path, body })),
    submit: () => fresh(post("/api/standards/elements/{element_id}/submit", { path })),
    recall: () => fresh(post("/api/standards/elements/{element_id}/recall", { path })),
    revise: () => fresh(post("/api/standards/elements/{element_id}/revise", { path })),
    review: (body: Review) =>
      fresh(post("/api/standards/elements/{element_id}/review", { path, body })),
    withdraw: (reason: string) =>
      fresh(post("/api/standards/elements/{element_id}/withdraw", { path, body: { reason } })),
    /** What is gone is not asked for again. */
    discard: async () => {
      await remove("/api/standards/elements/{element_id}", { path });
      await client.invalidateQueries({ queryKey: [...ELEMENTS, "list"] });
    },
  };
}
