import { Link, useParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Timeline } from "@/shared/ui/timeline";
import { Calls } from "../parts/calls";
import { GrantFacts } from "../parts/grant-facts";
import { GrantState } from "../parts/grant-state";
import { GrantVerbs } from "../parts/grant-verbs";
import { GrantedItems } from "../parts/granted-items";
import { type Grant, useGrant, useGrantTimeline } from "../queries/grants";
import { lastDay } from "../rules";
import * as words from "../words";

const TABS: readonly DetailTab<Grant>[] = [
  { key: "facts", title: pair("授权内容", "What it allows"), body: (of) => <Allowed of={of} /> },
  { key: "calls", title: words.CALLS, body: (of) => <Calls grant_id={of.id} /> },
  { key: "timeline", title: words.TIMELINE, body: (of) => <GrantTimeline id={of.id} /> },
];

export function GrantPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.GRANTS, to: "/share/grants" }}
      query={useGrant(id)}
      head={(of) => ({
        title: of.entry_name,
        status: <GrantState of={of} />,
        facts: [
          [
            words.SERVICE,
            <Link key="service" to={`/share/services/${of.service_code}`}>
              {of.service_code}
            </Link>,
          ],
          [words.CONSUMER, of.organisation_name],
          [words.SYSTEM, of.system_name],
          [words.PROVIDER, of.provider_name],
          [words.UNTIL, formatDay(lastDay(of.until))],
        ],
      })}
      verbs={(of) => <GrantVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function Allowed({ of }: { readonly of: Grant }) {
  return (
    <>
      <GrantFacts of={of} />
      <GrantedItems of={of.items} />
    </>
  );
}

function GrantTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useGrantTimeline(id)} details={words.DETAILS} />;
}
