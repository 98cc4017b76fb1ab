import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Waiting } from "@/shared/ui/loaded";
import { StatusTag } from "@/shared/ui/status-tag";
import { Words } from "@/shared/ui/words";
import { RecordFacts } from "../parts/record-facts";
import { RecordTimeline } from "../parts/record-timeline";
import { RecordVerbs } from "../parts/record-verbs";
import { Relations } from "../parts/relations";
import { type Duty, useDuty } from "../queries";
import * as words from "../words";

/** Only the tab that shows them needs the verbs of entries. */
const EntriesOnDuty = lazy(async () => ({
  default: (await import("@/features/catalogue/door")).EntriesOnDuty,
}));

const TABS: readonly DetailTab<Duty>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (of) => <Facts of={of} /> },
  {
    key: "relations",
    title: pair("关联", "Relations"),
    body: (of) => <Relations kind="duty" id={of.id} />,
  },
  {
    key: "entries",
    title: pair("相关目录", "Entries"),
    body: (of) => (
      <Suspense fallback={<Waiting />}>
        <EntriesOnDuty id={of.id} />
      </Suspense>
    ),
  },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <RecordTimeline register="duty" id={of.id} />,
  },
];

export function DutyPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.DUTIES, to: "/catalogue/duties" }}
      query={useDuty(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={words.STATES} code={of.status} />,
        facts: [
          [words.FIELDS.power, <Words key="kind" of={words.POWERS} code={of.kind} />],
          [words.FIELDS.organisation, of.organisation_name],
        ],
      })}
      verbs={(of) => <RecordVerbs register="duty" of={of} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: Duty }) {
  const above = of.parent_name ? `${of.parent_name}（${of.parent}）` : of.parent;
  return (
    <RecordFacts
      of={of}
      own={[
        { label: words.FIELDS.parent, value: above },
        { label: words.FIELDS.basis, value: of.basis, wide: true },
      ]}
    />
  );
}
