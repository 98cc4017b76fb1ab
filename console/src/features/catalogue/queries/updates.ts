/** Updates that a changed law or duty requires: listed, counted, noted, given more time. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";

const ENTRIES = ["catalogue", "entries"] as const;
const UPDATES = ["catalogue", "updates"] as const;

export type UpdatesAsked = NonNullable<Asked<"/api/catalogue/updates", "get">["query"]>;
export type Update = Answer<"/api/catalogue/updates", "get">["rows"][number];
export type Department = Answer<"/api/catalogue/updates/by_department", "get">["rows"][number];
export type UpdateNote = NonNullable<
  Asked<"/api/catalogue/entries/{entry_id}/require_update", "post">["body"]
>;
export type MoreTime = NonNullable<
  Asked<"/api/catalogue/entries/{entry_id}/update/extend", "post">["body"]
>;
export type MoreTimeAnswer = NonNullable<
  Asked<"/api/catalogue/entries/{entry_id}/update/answer_extension", "post">["body"]
>;
export type OnDuty = Answer<"/api/catalogue/duties/{record_id}/entries", "get">["rows"][number];

export const useUpdates = (query: UpdatesAsked) =>
  useQuery({
    queryKey: [...UPDATES, "list", query],
    queryFn: () => get("/api/catalogue/updates", { query }),
    placeholderData: keepPreviousData,
  });

export const useUpdatesByDepartment = () =>
  useQuery({
    queryKey: [...UPDATES, "by_department"],
    queryFn: () => get("/api/catalogue/updates/by_department", {}),
  });

/** The published entries that stand on a duty, through the service items based on it. */
export const useEntriesOnDuty = (record_id: string) =>
  useQuery({
    queryKey: [...UPDATES, "on_duty", record_id],
    queryFn: () => get("/api/catalogue/duties/{record_id}/entries", { path: { record_id } }),
  });

/** What can be done about the updates of entries; each brings what is shown up to date. */
export function useUpdateVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    for (const queryKey of [ENTRIES, UPDATES, ["workbench"]]) {
      await client.invalidateQueries({ queryKey });
    }
    return answer;
  };
  return {
    require: (entry_id: string, body: UpdateNote) =>
      fresh(post("/api/catalogue/entries/{entry_id}/require_update", { path: { entry_id }, body })),
    requireMany: async (ids: readonly string[], note: UpdateNote) => {
      const body = { ...note, entries: [...ids] };
      return (await fresh(post("/api/catalogue/batches/require_update", { body }))).rows;
    },
    extend: (entry_id: string, body: MoreTime) =>
      fresh(post("/api/catalogue/entries/{entry_id}/update/extend", { path: { entry_id }, body })),
    answer: (entry_id: string, body: MoreTimeAnswer) =>
      fresh(
        post("/api/catalogue/entries/{entry_id}/update/answer_extension", {
          path: { entry_id },
          body,
        }),
      ),
    takeBack: (entry_id: string, reason: string) =>
      fresh(
        post("/api/catalogue/entries/{entry_id}/update/take_back", {
          path: { entry_id },
          body: { reason },
        }),
      ),
  };
}
