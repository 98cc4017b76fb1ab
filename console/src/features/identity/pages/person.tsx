import { useParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { PersonVerbs } from "../parts/person-verbs";
import { type Person, usePerson, usePersonTimeline } from "../queries/people";
import { stateOf } from "../rules";
import * as words from "../words";

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
  return (
    <DetailPage
      list={{ title: words.PEOPLE, to: "/identity/people" }}
      query={usePerson(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.PERSON_STATES} code={stateOf(of, new Date())} />,
        facts: [
          [words.ACCOUNT, of.account],
          [words.ORGANISATION, of.organisation?.name ?? "—"],
        ],
      })}
      verbs={(of) => <PersonVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: Person }) {
  const say = useSay();
  return (
    <Panel>
      <Labelled
        of={[
          { label: words.NAME, value: of.name },
          { label: words.ACCOUNT, value: of.account },
          { label: words.ORGANISATION, value: of.organisation?.name },
          { label: words.ROLES, value: of.roles.map(say).join("、") },
          { label: words.CREATED, value: formatMoment(of.created_at) },
          { label: words.LOCKED_UNTIL, value: formatMoment(of.locked_until) },
        ]}
      />
    </Panel>
  );
}

function PersonTimeline({ id }: { readonly id: string }) {
  const lines = usePersonTimeline(id);
  return <Timeline query={lines} details={words.DETAILS} />;
}
