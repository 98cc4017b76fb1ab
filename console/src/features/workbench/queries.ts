/** What the workbench asks: approvals of all kinds, long jobs, notices. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, post } from "@/shared/api/client";
import { isEnded } from "@/shared/ui/job-progress";

export interface PageAsk {
  readonly page: number;
  readonly size: number;
}
export type Step = Answer<"/api/workbench/waiting", "get">["rows"][number];
export type Case = Answer<"/api/workbench/opened", "get">["rows"][number];
export type Job = Answer<"/api/jobs/{run_id}", "get">;

const JOBS = ["jobs"] as const;
const NOTICES = ["notices"] as const;
const POLL_MS = 1_000;
const POLL_NOTICES_MS = 60_000;
const NOTICES_SHOWN = 8;

type DeskAsk = NonNullable<Asked<"/api/workbench/waiting", "get">["query"]>;

export const useWaiting = (query: DeskAsk) =>
  useQuery({
    queryKey: ["workbench", "waiting", query],
    queryFn: () => get("/api/workbench/waiting", { query }),
    placeholderData: keepPreviousData,
  });

export const useDecided = (query: DeskAsk) =>
  useQuery({
    queryKey: ["workbench", "decided", query],
    queryFn: () => get("/api/workbench/decided", { query }),
    placeholderData: keepPreviousData,
  });

export const useOpened = (query: DeskAsk) =>
  useQuery({
    queryKey: ["workbench", "opened", query],
    queryFn: () => get("/api/workbench/opened", { query }),
    placeholderData: keepPreviousData,
  });

/** The newest jobs of one's reach, asked for again every second while one of them runs. */
export const useJobs = ({ page, size }: PageAsk) =>
  useQuery({
    queryKey: JOBS,
    queryFn: () => get("/api/jobs", {}),
    refetchInterval: ({ state }) => (state.data?.some((job) => !isEnded(job)) ? POLL_MS : false),
    select: (jobs) => ({ rows: jobs.slice((page - 1) * size, page * size), total: jobs.length }),
  });

/** One job, asked for again every second until it has ended. */
export const useJob = (run_id: string) =>
  useQuery({
    queryKey: [...JOBS, run_id],
    queryFn: () => get("/api/jobs/{run_id}", { path: { run_id } }),
    refetchInterval: ({ state }) => (state.data && isEnded(state.data) ? false : POLL_MS),
  });

export const useJobTimeline = (run_id: string) =>
  useQuery({
    queryKey: [...JOBS, run_id, "timeline"],
    queryFn: () => get("/api/jobs/{run_id}/timeline", { path: { run_id } }),
  });

export function useCancelJob(run_id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/api/jobs/{run_id}/cancel", { path: { run_id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: JOBS }),
  });
}

export const useNotices = () =>
  useQuery({
    queryKey: NOTICES,
    queryFn: () => get("/api/notices", { query: { page: 1, size: NOTICES_SHOWN } }),
    refetchInterval: POLL_NOTICES_MS,
  });

export function useReadAllNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post("/api/notices/read-all", {}),
    onSuccess: () => client.invalidateQueries({ queryKey: NOTICES }),
  });
}
