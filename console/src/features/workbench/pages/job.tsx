import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Panel } from "@/shared/ui/page";
import { FollowedJob } from "../parts/followed-job";
import { type Job, useJob } from "../queries";
import * as words from "../words";

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
];

export function JobPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.JOBS, to: "/workbench/jobs" }}
      query={useJob(id)}
      head={(job) => ({
        title: job.title,
        facts: [
          [pair("提交时间", "Ordered"), formatMoment(job.created_at)],
          [words.STARTED, formatMoment(job.started_at)],
          [words.FINISHED, formatMoment(job.finished_at)],
          [pair("尝试次数", "Attempts"), job.attempt],
        ],
      })}
      tabs={TABS}
    />
  );
}
