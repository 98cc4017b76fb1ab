/** Foreign catalogues: registered, run over, and what a run made of each data set. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, patch, post, remove } from "@/shared/api/client";

const HARVESTS = ["catalogue", "harvests"] as const;
const LOOK_AGAIN_MS = 1500;
const RUNS_SHOWN = 20;

export type Source = Answer<"/api/catalogue/harvests/{source_id}", "get">;
export type SourceDraft = NonNullable<Asked<"/api/catalogue/harvests", "post">["body"]>;
export type SourceChanges = NonNullable<
  Asked<"/api/catalogue/harvests/{source_id}", "patch">["body"]
>;
export type Run = Answer<"/api/catalogue/harvests/{source_id}/runs/{run_id}", "get">;
type Verdicts = Answer<"/api/catalogue/harvests/{source_id}/runs/{run_id}/verdicts", "get">;
export type Judged = Verdicts["rows"][number];
type VerdictsAsked = NonNullable<
  Asked<"/api/catalogue/harvests/{source_id}/runs/{run_id}/verdicts", "get">["query"]
>;

export const useSources = (query: { readonly page: number; readonly size: number }) =>
  useQuery({
    queryKey: [...HARVESTS, "list", query],
    queryFn: () => get("/api/catalogue/harvests", { query }),
    placeholderData: keepPreviousData,
  });

export const useSource = (source_id: string) =>
  useQuery({
    queryKey: [...HARVESTS, source_id],
    queryFn: () => get("/api/catalogue/harvests/{source_id}", { path: { source_id } }),
  });

/** The newest runs; looks again until the run of a job is among them. */
export const useRuns = (source_id: string, job: string | undefined) =>
  useQuery({
    queryKey: [...HARVESTS, source_id, "runs"],
    queryFn: () =>
      get("/api/catalogue/harvests/{source_id}/runs", {
        path: { source_id },
        query: { size: RUNS_SHOWN },
      }),
    refetchInterval: ({ state }) =>
      job && !state.data?.rows.some((run) => run.id === job) ? LOOK_AGAIN_MS : false,
  });

export const useVerdicts = (source_id: string, run_id: string, query: VerdictsAsked) =>
  useQuery({
    queryKey: [...HARVESTS, source_id, "runs", run_id, query],
    queryFn: () =>
      get("/api/catalogue/harvests/{source_id}/runs/{run_id}/verdicts", {
        path: { source_id, run_id },
        query,
      }),
    placeholderData: keepPreviousData,
  });

export const useSourceTimeline = (source_id: string) =>
  useQuery({
    queryKey: [...HARVESTS, source_id, "timeline"],
    queryFn: () => get("/api/catalogue/harvests/{source_id}/timeline", { path: { source_id } }),
  });

export function useHarvestVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const told = await done;
    await client.invalidateQueries({ queryKey: HARVESTS });
    return told;
  };
  return {
    add: (body: SourceDraft) => fresh(post("/api/catalogue/harvests", { body })),
    change: (source_id: string, body: SourceChanges) =>
      fresh(patch("/api/catalogue/harvests/{source_id}", { path: { source_id }, body })),
    preview: (source_id: string) =>
      fresh(post("/api/catalogue/harvests/{source_id}/preview", { path: { source_id } })),
    run: (source_id: string) =>
      fresh(post("/api/catalogue/harvests/{source_id}/run", { path: { source_id } })),
    remove: (source_id: string) =>
      fresh(remove("/api/catalogue/harvests/{source_id}", { path: { source_id } })),
  };
}
