import { useParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Trail } from "@/shared/ui/trail";
import { ApplicationFacts } from "../parts/application-facts";
import { ApplicationVerbs } from "../parts/application-verbs";
import { AskedItems } from "../parts/asked-items";
import { Due } from "../parts/due";
import { type Application, useApplication, useApplicationTimeline } from "../queries/applications";
import * as words from "../words";

const TABS: readonly DetailTab<Application>[] = [
  {
    key: "facts",
    title: pair("申请内容", "What is asked"),
    body: (of) => <ApplicationFacts of={of} />,
  },
  { key: "items", title: words.ITEMS, body: (of) => <AskedItems of={of} /> },
  { key: "trail", title: words.TRAIL, body: (of) => <Trail of={of.trail} /> },
  { key: "timeline", title: words.TIMELINE, body: (of) => <ApplicationTimeline id={of.id} /> },
];

export function ApplicationPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.APPLICATIONS, to: "/share/applications" }}
      query={useApplication(id)}
      head={(of) => ({
        title: of.entry_name,
        status: <StatusTag of={words.APPLICATION_STATES} code={of.state} />,
        facts: [
          [words.SERIAL, of.serial],
          [words.CONSUMER, of.organisation_name],
          [words.SYSTEM, of.system_name || "—"],
          [words.PROVIDER, of.provider_name],
          [words.DUE, <Due key="due" of={of} />],
        ],
      })}
      verbs={(of) => <ApplicationVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function ApplicationTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useApplicationTimeline(id)} details={words.DETAILS} />;
}
