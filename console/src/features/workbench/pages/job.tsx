import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { GoTo } from "@/shared/ui/go-to";
import { JOB_STATES } from "@/shared/ui/job-progress";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { FollowedJob } from "../parts/followed-job";
import { type Job, useJob, useJobTimeline } from "../queries";
import { pageOf, titleOf } from "../rules";
import * as words from "../words";

const RESULT_PAGE = pair("查看结果", "See the result");
const TABS: readonly DetailTab<Job>[] = [
  {
    key: "progress",
    title: words.PROGRESS,
    body: (job) => (
      <Panel>
        <FollowedJob id={job.id} />
      </Panel>
    ),
  },
  { key: "timeline", title: words.TIMELINE, body: (job) => <JobTimeline id={job.id} /> },
];

export function JobPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.JOBS, to: "/workbench/jobs" }}
      query={useJob(id)}
      head={(job) => ({
        title: titleOf(job),
        status: <StatusTag of={JOB_STATES} code={job.state} />,
        facts: [
          [pair("提交时间", "Ordered"), formatMoment(job.created_at)],
          [words.STARTED, formatMoment(job.started_at)],
          [words.FINISHED, formatMoment(job.finished_at)],
          [pair("尝试次数", "Attempts"), job.attempt],
        ],
      })}
      verbs={(job) => <ResultLink of={job} />}
      tabs={TABS}
    />
  );
}

function JobTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useJobTimeline(id)} details={words.DETAILS} />;
}

function ResultLink({ of }: { readonly of: Job }) {
  const page = pageOf(of);
  return page ? <GoTo to={page} words={RESULT_PAGE} /> : null;
}
