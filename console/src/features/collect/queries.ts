/** What collection asks the server: sources, their tables, flows and runs. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";
import { isEnded } from "@/shared/ui/job-progress";

const COLLECT = ["collect"] as const;
const SOURCES = [...COLLECT, "sources"] as const;
const FLOWS = [...COLLECT, "flows"] as const;
const RUNS = [...COLLECT, "runs"] as const;
const POLL_MS = 1_000;

export type Connector = Answer<"/api/collect/connectors", "get">["rows"][number];
export type Source = Answer<"/api/collect/sources/{source_id}", "get">;
export type SourceLine = Answer<"/api/collect/sources", "get">["rows"][number];
export type SourceDraft = NonNullable<Asked<"/api/collect/sources", "post">["body"]>;
export type Tested = Answer<"/api/collect/sources/{source_id}/test", "post">;
export type SourceTable = Answer<"/api/collect/sources/{source_id}/tables", "get">["rows"][number];
export type Description = Answer<"/api/collect/sources/{source_id}/tables/{table}", "get">;
export type Flow = Answer<"/api/collect/flows/{flow_id}", "get">;
export type FlowLine = Answer<"/api/collect/flows", "get">["rows"][number];
export type FlowDraft = NonNullable<Asked<"/api/collect/flows", "post">["body"]>;
export type Plan = Answer<"/api/collect/flows/{flow_id}/plan", "get">;
export type Run = Answer<"/api/collect/runs/{run_id}", "get">;
export type RunLine = Answer<"/api/collect/runs", "get">["rows"][number];
interface Ask {
  readonly page?: number;
  readonly size?: number;
  readonly q?: string;
}

/** The kinds of sources; they change only with the product. */
export const useConnectors = () =>
  useQuery({
    queryKey: [...COLLECT, "connectors"],
    queryFn: () => get("/api/collect/connectors", {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useSources = (query: Ask) =>
  useQuery({
    queryKey: [...SOURCES, query],
    queryFn: () => get("/api/collect/sources", { query }),
    placeholderData: keepPreviousData,
  });

export const useSource = (source_id: string) =>
  useQuery({
    queryKey: [...SOURCES, source_id],
    queryFn: () => get("/api/collect/sources/{source_id}", { path: { source_id } }),
    enabled: source_id !== "",
  });

export const useSourceTimeline = (source_id: string) =>
  useQuery({
    queryKey: [...SOURCES, source_id, "timeline"],
    queryFn: () => get("/api/collect/sources/{source_id}/timeline", { path: { source_id } }),
  });

export const useSourceTables = (source_id: string, q: string) =>
  useQuery({
    queryKey: [...SOURCES, source_id, "tables", q],
    queryFn: () =>
      get("/api/collect/sources/{source_id}/tables", { path: { source_id }, query: { q } }),
    enabled: source_id !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });

export const useDescription = (source_id: string, table: string) =>
  useQuery({
    queryKey: [...SOURCES, source_id, "table", table],
    queryFn: () =>
      get("/api/collect/sources/{source_id}/tables/{table}", { path: { source_id, table } }),
    enabled: source_id !== "" && table !== "",
    retry: false,
  });

export function useSourceVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: SOURCES });
    return answer;
  };
  return {
    register: (body: SourceDraft) => fresh(post("/api/collect/sources", { body })),
    update: (source_id: string, body: SourceDraft) => {
      const { owner: _, ...change } = body;
      const path = { source_id };
      return fresh(post("/api/collect/sources/{source_id}/update", { path, body: change }));
    },
    test: (source_id: string) =>
      fresh(post("/api/collect/sources/{source_id}/test", { path: { source_id } })),
    /** What is gone is not asked for again. */
    remove: async (source_id: string) => {
      await post("/api/collect/sources/{source_id}/delete", { path: { source_id } });
      client.removeQueries({ queryKey: [...SOURCES, source_id] });
    },
  };
}

export const useFlows = (query: Ask & { source_id?: string }) =>
  useQuery({
    queryKey: [...FLOWS, query],
    queryFn: () => get("/api/collect/flows", { query }),
    placeholderData: keepPreviousData,
  });

export const useFlow = (flow_id: string) =>
  useQuery({
    queryKey: [...FLOWS, flow_id],
    queryFn: () => get("/api/collect/flows/{flow_id}", { path: { flow_id } }),
    enabled: flow_id !== "",
  });

export const useFlowTimeline = (flow_id: string) =>
  useQuery({
    queryKey: [...FLOWS, flow_id, "timeline"],
    queryFn: () => get("/api/collect/flows/{flow_id}/timeline", { path: { flow_id } }),
  });

/** What the ledger tells of one run. */
export const useRunTimeline = (flow_id: string, run_id: string) =>
  useQuery({
    queryKey: [...FLOWS, flow_id, "timeline"],
    queryFn: () => get("/api/collect/flows/{flow_id}/timeline", { path: { flow_id } }),
    select: (lines) => lines.filter((line) => line.detail.run === run_id),
  });

/** The plan of the next run: both sides are looked at anew each time. */
export const usePlan = (flow_id: string) =>
  useQuery({
    queryKey: [...FLOWS, flow_id, "plan"],
    queryFn: () => get("/api/collect/flows/{flow_id}/plan", { path: { flow_id } }),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });

export function useFlowVerbs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    await client.invalidateQueries({ queryKey: COLLECT });
    return answer;
  };
  return {
    define: (body: FlowDraft) => fresh(post("/api/collect/flows", { body })),
    update: (flow_id: string, body: FlowDraft) => {
      const { source_id: _, ...change } = body;
      return fresh(
        post("/api/collect/flows/{flow_id}/update", { path: { flow_id }, body: change }),
      );
    },
    run: (flow_id: string) =>
      fresh(post("/api/collect/flows/{flow_id}/run", { path: { flow_id } })),
    /** What is gone is not asked for again. */
    remove: async (flow_id: string) => {
      await post("/api/collect/flows/{flow_id}/delete", { path: { flow_id } });
      client.removeQueries({ queryKey: [...FLOWS, flow_id] });
    },
  };
}

const anyRuns = (rows: readonly RunLine[] | undefined): boolean =>
  rows?.some((run) => !isEnded(run)) ?? false;

/** Runs of all flows, asked for again every second while one of them is under way. */
export const useRuns = (query: Ask) =>
  useQuery({
    queryKey: [...RUNS, query],
    queryFn: () => get("/api/collect/runs", { query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (anyRuns(state.data?.rows) ? POLL_MS : false),
  });

export const useFlowRuns = (flow_id: string, query: Ask) =>
  useQuery({
    queryKey: [...FLOWS, flow_id, "runs", query],
    queryFn: () => get("/api/collect/flows/{flow_id}/runs", { path: { flow_id }, query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (anyRuns(state.data?.rows) ? POLL_MS : false),
  });

/** One run, asked for again every second until it has ended. */
export const useRun = (run_id: string) =>
  useQuery({
    queryKey: [...RUNS, run_id],
    queryFn: () => get("/api/collect/runs/{run_id}", { path: { run_id } }),
    refetchInterval: ({ state }) => (state.data && isEnded(state.data) ? false : POLL_MS),
  });

export function useCancelRun(run_id: string) {
  const client = useQueryClient();
  return async () => {
    await post("/api/collect/runs/{run_id}/cancel", { path: { run_id } });
    await client.invalidateQueries({ queryKey: RUNS });
  };
}
