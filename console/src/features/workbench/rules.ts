import { type Pair, pair } from "@/shared/lib/words";
import type { Job } from "./queries";

/** Where the result of a job stands, by its kind: the page of what it was about. */
const PAGES: Readonly<Record<string, (job: Pick<Job, "id" | "subject">) => string>> = {
  "collect.run": ({ id }) => `/collect/runs/${id}`,
  "govern.check": ({ subject }) => `/govern/tables/${subject}?tab=quality`,
  "govern.upkeep": ({ subject }) => `/govern/tables/${subject}?tab=snapshots`,
};

export const pageOf = (job: Pick<Job, "id" | "kind" | "subject">): string | undefined =>
  PAGES[job.kind]?.(job);

/** What a job does, and to what; one of before titles had two languages tells it in Chinese. */
export const titleOf = (job: Pick<Job, "title" | "title_en">): Pair =>
  pair(job.title, job.title_en || job.title);
