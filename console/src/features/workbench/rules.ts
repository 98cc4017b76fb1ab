import type { Job } from "./queries";

/** Where the result of a job stands, by its kind: the page of what it was about. */
const PAGES: Readonly<Record<string, (job: Pick<Job, "id" | "subject">) => string>> = {
  "collect.run": ({ id }) => `/collect/runs/${id}`,
  "govern.check": ({ subject }) => `/govern/tables/${subject}?tab=quality`,
  "govern.upkeep": ({ subject }) => `/govern/tables/${subject}?tab=snapshots`,
};

export const pageOf = (job: Pick<Job, "id" | "kind" | "subject">): string | undefined =>
  PAGES[job.kind]?.(job);
