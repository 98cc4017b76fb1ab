import { Link, useParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Words } from "@/shared/ui/words";
import { RecordFacts } from "../parts/record-facts";
import { RecordTimeline } from "../parts/record-timeline";
import { RecordVerbs } from "../parts/record-verbs";
import { Relations } from "../parts/relations";
import { SystemGuide } from "../parts/system-guide";
import { type System, useSystem } from "../queries";
import * as words from "../words";

const SEE = pair("查看", "See");
const TABS: readonly DetailTab<System>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (of) => <Facts of={of} /> },
  { key: "guide", title: pair("引导编目", "Compile"), body: (of) => <SystemGuide of={of} /> },
  {
    key: "relations",
    title: pair("关联", "Relations"),
    body: (of) => <Relations kind="system" id={of.id} />,
  },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <RecordTimeline register="system" id={of.id} />,
  },
];

export function SystemPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.SYSTEMS, to: "/catalogue/systems" }}
      query={useSystem(id)}
      head={(of) => ({
        title: of.name,
        status: (
          <>
            <StatusTag of={words.STATES} code={of.status} />
            {of.covered && <StatusTag of={words.COVERED} code={of.covered} />}
          </>
        ),
        facts: [
          [words.FIELDS.organisation, of.organisation_name],
          [
            words.FIELDS.network,
            of.network ? <Words key="network" of={words.NETWORKS} code={of.network} /> : "—",
          ],
        ],
      })}
      verbs={(of) => <RecordVerbs register="system" of={of} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: System }) {
  const say = useSay();
  return (
    <RecordFacts
      of={of}
      own={[
        { label: words.FIELDS.short_name, value: of.short_name },
        { label: words.FIELDS.databases, value: of.databases.join("、") },
        { label: words.FIELDS.go_live_on, value: of.go_live_on && formatDay(of.go_live_on) },
        {
          label: words.FIELDS.application,
          value: of.application && (
            <Link to={`/identity/applications/${of.application}`}>{say(SEE)}</Link>
          ),
        },
      ]}
    />
  );
}
