import { Link, useParams } from "react-router";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { OrganisationName } from "@/shared/lib/organisation-name";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Words } from "@/shared/ui/words";
import { Modes } from "../parts/modes";
import { type Call, useCall, useCallTimeline } from "../queries/grants";
import * as words from "../words";

const SEE_GRANT = pair("查看授权", "See the grant");
const NO_GRANT = pair("没有授权", "No grant");
const CUT = pair("还有更多行未返回", "There was more than was returned");
const TABS: readonly DetailTab<Call>[] = [
  { key: "facts", title: pair("调用内容", "The call"), body: (of) => <Facts of={of} /> },
  { key: "timeline", title: words.TIMELINE, body: (of) => <CallTimeline id={of.id} /> },
];

export function CallPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.CALLS, to: "/share/calls" }}
      query={useCall(id)}
      head={(of) => ({
        title: of.service_name || of.service_code,
        status: <StatusTag of={words.CALL_STATES} code={of.state} />,
        facts: [
          [words.AT, formatMoment(of.at)],
          [words.SYSTEM, of.system_name || "—"],
          [words.CONSUMER, <OrganisationName key="organisation" uscc={of.organisation} />],
        ],
      })}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: Call }) {
  const say = useSay();
  const { language } = useSpeech();
  const rows = `${formatCount(of.rows, language)}${of.truncated ? `（${say(CUT)}）` : ""}`;
  return (
    <Panel>
      <Labelled
        of={[
          {
            label: words.SERVICE,
            value: of.service_name ? (
              <Link to={`/share/services/${of.service_code}`}>{of.service_code}</Link>
            ) : (
              of.service_code
            ),
          },
          {
            label: words.GRANTS,
            value: of.grant_id ? (
              <Link to={`/share/grants/${of.grant_id}`}>{say(SEE_GRANT)}</Link>
            ) : (
              <Words pair={NO_GRANT} />
            ),
          },
          { label: words.MODE, value: <Modes of={[of.mode]} /> },
          {
            label: words.ROWS,
            value: of.mode === "query" && of.state === "answered" ? rows : null,
          },
          {
            label: words.DETAILS.error,
            value: of.error && <Words of={words.REFUSALS} code={of.error} />,
          },
          {
            label: pair("查询条件", "Asked by"),
            value: of.filters.join("、"),
            wide: true,
          },
          { label: words.ITEMS, value: of.items.join("、"), wide: true },
          { label: words.PURPOSE, value: of.purpose, wide: true },
          { label: pair("记录编号", "Record"), value: <code>{of.id}</code>, wide: true },
        ]}
      />
    </Panel>
  );
}

function CallTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useCallTimeline(id)} details={words.DETAILS} />;
}
