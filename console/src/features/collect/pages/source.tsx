import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair, wordsOf } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Words } from "@/shared/ui/words";
import { SourceFlows } from "../parts/source-flows";
import { SourceTables } from "../parts/source-tables";
import { SourceVerbs } from "../parts/source-verbs";
import { Told } from "../parts/told";
import { type Source, useSource, useSourceTimeline } from "../queries";
import * as words from "../words";

const SECRET = pair("口令", "Secret");
const SEALED = pair("已加密保存", "Kept under seal");
const FOUND = pair("测试结果", "What the test found");
const TABS: readonly DetailTab<Source>[] = [
  { key: "facts", title: words.FACTS, body: (of) => <Facts of={of} /> },
  { key: "tables", title: pair("源表", "Tables"), body: (of) => <SourceTables of={of} /> },
  { key: "flows", title: words.FLOWS, body: (of) => <SourceFlows of={of} /> },
  { key: "timeline", title: words.TIMELINE, body: (of) => <SourceTimeline id={of.id} /> },
];

export function SourcePage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.SOURCES, to: "/collect/sources" }}
      query={useSource(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.TEST_STATES} code={String(of.test_ok)} />,
        facts: [
          [words.KIND, <Words key="kind" pair={of.kind_label} />],
          [words.OWNER, of.owner_name],
          [words.FLOWS, of.flows],
        ],
      })}
      verbs={(of) => <SourceVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: Source }) {
  return (
    <Panel>
      <Labelled
        of={[
          ...Object.entries(of.settings).map(([name, value]) => ({
            label: wordsOf(words.SETTINGS, name),
            value: <Words of={words.CHOICES} code={String(value ?? "—")} />,
          })),
          { label: SECRET, value: of.has_secret && <Words pair={SEALED} /> },
          { label: words.CREATED, value: formatMoment(of.created_at) },
          { label: words.TESTED_AT, value: formatMoment(of.tested_at) },
          {
            label: FOUND,
            value: of.test_sentences.length > 0 && <Told sentences={of.test_sentences} />,
            wide: true,
          },
          { label: words.NOTE, value: of.note, wide: true },
        ]}
      />
    </Panel>
  );
}

function SourceTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useSourceTimeline(id)} details={words.DETAILS} />;
}
