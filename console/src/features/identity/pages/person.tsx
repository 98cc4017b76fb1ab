import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Person, useActOnPerson, usePerson, usePersonTimeline } from "../queries";
import * as words from "../words";

const VERBS: Verbs = {
  lock: {
    words: pair("锁定", "Lock"),
    tone: "danger",
    about: pair("锁定后此人不能登录，个人密钥同时失效。", "A locked person cannot sign in."),
    asks: { field: "reason", label: pair("锁定原因", "Reason"), required: true },
  },
};

const TABS: readonly DetailTab<Person>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (person) => <Facts of={person} /> },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (person) => <PersonTimeline id={person.id} />,
  },
];

export function PersonPage() {
  const { id = "" } = useParams();
  const person = usePerson(id);
  const act = useActOnPerson(id);
  return (
    <DetailPage
      list={{ title: words.PEOPLE, to: "/identity/people" }}
      query={person}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.PERSON_STATES} code={of.state} />,
        facts: [
          [words.ACCOUNT, of.account],
          [words.ORGANISATION, of.organisation_name],
          [words.LAST_SIGNED_IN, formatMoment(of.last_signed_in_at)],
        ],
      })}
      verbs={(of) => <VerbBar offered={of.verbs} verbs={VERBS} act={act} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: Person }) {
  return (
    <Panel>
      <Labelled
        of={[
          { label: words.NAME, value: of.name },
          { label: words.ACCOUNT, value: of.account },
          { label: words.ORGANISATION, value: of.organisation_name },
          { label: words.ROLES, value: of.roles.join("、") },
          { label: pair("手机", "Mobile"), value: of.mobile },
          { label: pair("邮箱", "E-mail"), value: of.email },
          { label: words.CREATED, value: formatMoment(of.created_at) },
        ]}
      />
    </Panel>
  );
}

function PersonTimeline({ id }: { readonly id: string }) {
  const lines = usePersonTimeline(id);
  return <Timeline query={lines} events={words.EVENTS} details={words.DETAILS} />;
}
