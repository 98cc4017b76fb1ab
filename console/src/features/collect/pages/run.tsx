import { Link, useParams } from "react-router";
import { Advice, LandingCheck } from "@/features/govern/door";
import { formatBytes, formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSpeech } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Figures } from "@/shared/ui/figure";
import { JOB_STATES, JobProgress } from "@/shared/ui/job-progress";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Steps } from "../parts/steps";
import { Remarks } from "../parts/told";
import { type Run, useCancelRun, useFlow, useRun, useRunTimeline } from "../queries";
import * as words from "../words";

const VERBS: Verbs = {
  cancel: {
    words: pair("停止", "Stop"),
    tone: "danger",
    about: pair(
      "停止后湖中数据保持运行前的样子，可以随时重新运行。",
      "The lake stays as it was before; it may be run again at any time.",
    ),
  },
};
const TABS: readonly DetailTab<Run>[] = [
  { key: "result", title: pair("进度与结果", "Progress"), body: (of) => <Result of={of} /> },
  { key: "rules", title: pair("按规则计数", "By rule"), body: (of) => <Rules of={of} /> },
  {
    key: "plan",
    title: pair("计划", "Plan"),
    body: (of) => (
      <Panel>
        <Steps of={of.plan} />
      </Panel>
    ),
  },
  { key: "timeline", title: words.TIMELINE, body: (of) => <RunTimeline of={of} /> },
];

export function RunPage() {
  const { id = "" } = useParams();
  const cancel = useCancelRun(id);
  return (
    <DetailPage
      list={{ title: words.RUNS, to: "/collect/runs" }}
      query={useRun(id)}
      head={(of) => ({
        title: of.flow_title,
        status: <StatusTag of={JOB_STATES} code={of.state} />,
        facts: [
          [
            words.FLOWS,
            <Link key="flow" to={`/collect/flows/${of.flow_id}`}>
              {of.flow_title}
            </Link>,
          ],
          [words.TARGET, <code key="target">{of.target}</code>],
          [words.ORDERED, formatMoment(of.ordered_at)],
        ],
      })}
      verbs={(of) => <VerbBar offered={of.verbs} verbs={VERBS} act={() => cancel()} />}
      tabs={TABS}
    />
  );
}

function Result({ of }: { readonly of: Run }) {
  const { language } = useSpeech();
  const done = of.state === "succeeded";
  const counted = Object.entries(words.COUNTS) as [
    keyof typeof words.COUNTS,
    (typeof words.COUNTS)["read"],
  ][];
  return (
    <>
      <Panel>
        <JobProgress
          job={{
            ...of,
            message_zh: of.message.zh,
            message_en: of.message.en,
            cancel_asked: false,
          }}
        />
      </Panel>
      <Figures
        of={counted.map(([name, label]) => ({ label, value: done ? of.counts[name] : null }))}
      />
      <Remarks of={of.remarks} />
      <Advice of={of.advice} />
      {done && (
        <Panel>
          <Labelled
            of={[
              {
                label: pair("源端行数", "Rows at the source"),
                value: of.source_rows !== null && formatCount(of.source_rows, language),
              },
              {
                label: pair("湖中行数", "Rows in the lake"),
                value: formatCount(of.lake_rows, language),
              },
              { label: pair("数据量", "Size"), value: formatBytes(of.bytes, language) },
              { label: pair("快照", "Snapshot"), value: of.snapshot && <code>{of.snapshot}</code> },
              {
                label: words.SUPERSEDED,
                value: of.counts.superseded > 0 && formatCount(of.counts.superseded, language),
              },
              { label: pair("尝试次数", "Attempts"), value: String(of.attempt) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

function RunTimeline({ of }: { readonly of: Run }) {
  const lines = useRunTimeline(of.flow_id, of.id);
  return <Timeline query={lines} details={words.DETAILS} />;
}

/** The rules are governance's: what each of them found in this run. */
function Rules({ of }: { readonly of: Run }) {
  const flow = useFlow(of.flow_id);
  const table = flow.data?.table_id;
  return table ? <LandingCheck table={table} run={of.id} /> : null;
}
