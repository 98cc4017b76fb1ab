import { Link, useParams } from "react-router";
import { columnType } from "@/shared/lib/column-types";
import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { JOB_STATES } from "@/shared/ui/job-progress";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Words } from "@/shared/ui/words";
import { FlowPlan } from "../parts/flow-plan";
import { FlowRuns } from "../parts/flow-runs";
import { FlowVerbs } from "../parts/flow-verbs";
import { Remarks } from "../parts/told";
import { type Flow, useFlow, useFlowTimeline } from "../queries";
import * as words from "../words";

const DELETES = pair("同步删除", "Deletes what is missing");
const PLACE = pair("已读到", "Read as far as");
const FILES_READ = pair("已读文件", "Files read");
const NEVER_RUN = pair("从未运行", "Never run");
const TABS: readonly DetailTab<Flow>[] = [
  { key: "runs", title: words.RUNS, body: (of) => <FlowRuns id={of.id} /> },
  { key: "plan", title: pair("计划", "Plan"), body: (of) => <FlowPlan of={of} /> },
  { key: "facts", title: pair("设置", "Settings"), body: (of) => <Facts of={of} /> },
  { key: "timeline", title: words.TIMELINE, body: (of) => <FlowTimeline id={of.id} /> },
];

export function FlowPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.FLOWS, to: "/collect/flows" }}
      query={useFlow(id)}
      head={(of) => ({
        title: of.title,
        status: of.last_run ? (
          <StatusTag of={JOB_STATES} code={of.last_run.state} />
        ) : (
          <StatusTag of={{ never: { ...NEVER_RUN, tone: "plain" } }} code="never" />
        ),
        facts: [
          [
            words.SOURCE,
            <Link key="source" to={`/collect/sources/${of.source_id}`}>
              {of.source_name}
            </Link>,
          ],
          [words.TABLE, <code key="table">{of.table}</code>],
          [words.TARGET, <Target key="target" of={of} />],
          [words.MODE, <Words key="mode" of={words.MODES} code={of.mode} />],
        ],
      })}
      verbs={(of) => <FlowVerbs of={of} />}
      tabs={TABS}
    />
  );
}

/** The lake table, once it exists, with its quality and its rows. */
function Target({ of }: { readonly of: Flow }) {
  const name = <code>{of.target}</code>;
  return of.table_id ? <Link to={`/govern/tables/${of.table_id}`}>{name}</Link> : name;
}

function Facts({ of }: { readonly of: Flow }) {
  const say = useSay();
  const { language } = useSpeech();
  return (
    <>
      <Remarks of={of.remarks} />
      <Panel>
        <Labelled
          of={[
            { label: words.KEYS, value: of.keys.join("、") },
            { label: words.CURSOR, value: of.cursor_column },
            { label: words.OVERLAP, value: of.cursor_column && String(of.overlap_seconds) },
            { label: PLACE, value: of.cursor },
            {
              label: FILES_READ,
              value: of.mode === "files" && formatCount(of.files_read, language),
            },
            {
              label: DELETES,
              value: <Words pair={of.delete_missing ? words.YES : words.NO} />,
            },
            {
              label: words.LAKE_TYPE,
              value: Object.entries(of.types)
                .map(([column, type]) => `${column}：${say(columnType(type))}`)
                .join("、"),
              wide: true,
            },
          ]}
        />
      </Panel>
    </>
  );
}

function FlowTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useFlowTimeline(id)} details={words.DETAILS} />;
}
