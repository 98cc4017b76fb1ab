/** What sharing asks of applications, and all that can be done to them. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post, put } from "@/shared/api/client";

const SHARE = ["share"] as const;
const APPLICATIONS = [...SHARE, "applications"] as const;
const OF_ENTRY_MAX = 100;

type ApplicationsAsk = NonNullable<Asked<"/api/share/applications", "get">["query"]>;
export type Application = Answer<"/api/share/applications/{application_id}", "get">;
export type ApplicationLine = Answer<"/api/share/applications", "get">["rows"][number];
export type AskedItem = Application["item_rows"][number];
export type Content = NonNullable<Asked<"/api/share/applications/{application_id}", "put">["body"]>;
export type Review = NonNullable<
  Asked<"/api/share/applications/{application_id}/review", "post">["body"]
>;
export type ReviewOfMany = NonNullable<Asked<"/api/share/applications/review", "post">["body"]>;
export type Verdicts = Answer<"/api/share/applications/review", "post">;
export type MoreTime = NonNullable<
  Asked<"/api/share/applications/{application_id}/extend", "post">["body"]
>;
export type MoreTimeAnswer = NonNullable<
  Asked<"/api/share/applications/{application_id}/answer_extension", "post">["body"]
>;

export const useApplications = (query: ApplicationsAsk) =>
  useQuery({
    queryKey: [...APPLICATIONS, query],
    queryFn: () => get("/api/share/applications", { query }),
    placeholderData: keepPreviousData,
  });

/** What one's own organisation has asked for of an entry. */
export const useAppliedFor = (entry_id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...APPLICATIONS, "for", entry_id],
    queryFn: () =>
      get("/api/share/applications", { query: { entry_id, side: "mine", size: OF_ENTRY_MAX } }),
    enabled,
  });

export const useApplication = (application_id: string) =>
  useQuery({
    queryKey: [...APPLICATIONS, application_id],
    queryFn: () => get("/api/share/applications/{application_id}", { path: { application_id } }),
  });

export const useApplicationTimeline = (application_id: string) =>
  useQuery({
    queryKey: [...APPLICATIONS, application_id, "timeline"],
    queryFn: () =>
      get("/api/share/applications/{application_id}/timeline", { path: { application_id } }),
  });

/** Each verb brings sharing and the workbench up to date: a decision makes grants and services. */
export function useApplicationVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: SHARE });
    await client.invalidateQueries({ queryKey: ["workbench"] });
    return answer;
  };
  const at = (application_id: string) => ({ path: { application_id } });
  const one = "/api/share/applications/{application_id}";
  return {
    draft: (entry_id: string, body: Content) =>
      fresh(post("/api/share/applications", { body: { ...body, entry_id } })),
    edit: (id: string, body: Content) => fresh(put(one, { ...at(id), body })),
    submit: (id: string) => fresh(post(`${one}/submit`, at(id))),
    supplement: (id: string, body: Content) =>
      fresh(post(`${one}/supplement`, { ...at(id), body })),
    withdraw: (id: string) => fresh(post(`${one}/withdraw`, at(id))),
    review: (id: string, body: Review) => fresh(post(`${one}/review`, { ...at(id), body })),
    reviewMany: (body: ReviewOfMany) => fresh(post("/api/share/applications/review", { body })),
    extend: (id: string, body: MoreTime) => fresh(post(`${one}/extend`, { ...at(id), body })),
    answerExtension: (id: string, body: MoreTimeAnswer) =>
      fresh(post(`${one}/answer_extension`, { ...at(id), body })),
  };
}
