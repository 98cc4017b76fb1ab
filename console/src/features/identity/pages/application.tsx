import { useState } from "react";
import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import { IssueKey } from "../parts/issue-key";
import { KeyTable } from "../parts/key-table";
import { type Application, useApplication, useApplicationTimeline } from "../queries/keys";
import * as words from "../words";

const NO_KEYS = {
  title: pair("还没有密钥", "No keys yet"),
  next: pair(
    "点击“签发密钥”。密钥只显示一次，请通过安全渠道交给系统负责人。",
    "Issue a key. It is shown once: hand it over by a safe way.",
  ),
};
const TABS: readonly DetailTab<Application>[] = [
  { key: "keys", title: words.KEYS, body: (of) => <KeyTable of={of.keys} empty={NO_KEYS} /> },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <ApplicationTimeline id={of.id} />,
  },
];

export function ApplicationPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.APPLICATIONS, to: "/identity/applications" }}
      query={useApplication(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.ACTIVE_STATES} code={String(of.active)} />,
        facts: [
          [words.ORGANISATION, of.organisation.name],
          [pair("登记时间", "Registered"), formatMoment(of.created_at)],
        ],
      })}
      verbs={(of) => <ApplicationVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function ApplicationVerbs({ of }: { readonly of: Application }) {
  const [issuing, setIssuing] = useState(false);
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={{
          issue_key: {
            words: pair("签发密钥", "Issue a key"),
            tone: "main",
            open: () => setIssuing(true),
          },
        }}
        act={() => Promise.resolve()}
      />
      {issuing && <IssueKey application={of.id} close={() => setIssuing(false)} />}
    </>
  );
}

function ApplicationTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useApplicationTimeline(id)} />;
}
