import { formatMoment, formatShare } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { JOB_STATES } from "@/shared/ui/job-progress";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { JobTitle } from "../parts/job-title";
import { type Job, useJobs } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "归集、质量检查等耗时任务的进度，运行中可以停止。",
  "How far long work such as collecting is.",
);
const EMPTY = {
  title: pair("没有任务", "No jobs"),
  next: pair(
    "运行一次归集或质量检查后，进度会显示在这里。",
    "Start a collection or a check: its progress is shown here.",
  ),
};

const COLUMNS: readonly Column<Job>[] = [
  { key: "title", title: words.JOB, cell: (job) => <JobTitle of={job} /> },
  {
    key: "progress",
    title: words.PROGRESS,
    tight: true,
    end: true,
    cell: (job) => (job.total > 0 ? formatShare(job.done / job.total, "zh") : "—"),
  },
  {
    key: "started",
    title: words.STARTED,
    tight: true,
    cell: (job) => formatMoment(job.started_at),
  },
  {
    key: "finished",
    title: words.FINISHED,
    tight: true,
    cell: (job) => formatMoment(job.finished_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (job) => <StatusTag of={JOB_STATES} code={job.state} />,
  },
];

export function JobsPage() {
  return (
    <ListPage
      title={words.JOBS}
      about={ABOUT}
      useRows={useJobs}
      columns={COLUMNS}
      id={(job) => job.id}
      to={(job) => `/workbench/jobs/${job.id}`}
      empty={EMPTY}
    />
  );
}
