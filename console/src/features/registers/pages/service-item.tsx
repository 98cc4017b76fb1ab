import { useParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Words } from "@/shared/ui/words";
import { Domains } from "../parts/domains-select";
import { ItemGuide } from "../parts/item-guide";
import { Materials } from "../parts/materials";
import { RecordFacts } from "../parts/record-facts";
import { RecordTimeline } from "../parts/record-timeline";
import { RecordVerbs } from "../parts/record-verbs";
import { Relations } from "../parts/relations";
import { type ServiceItem, useServiceItem } from "../queries";
import * as words from "../words";

const TABS: readonly DetailTab<ServiceItem>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (of) => <Facts of={of} /> },
  { key: "materials", title: words.MATERIALS, body: (of) => <Materials of={of} /> },
  { key: "guide", title: pair("引导编目", "Compile"), body: (of) => <ItemGuide of={of} /> },
  {
    key: "relations",
    title: pair("关联", "Relations"),
    body: (of) => <Relations kind="service_item" id={of.id} />,
  },
  {
    key: "timeline",
    title: pair("留痕", "Timeline"),
    body: (of) => <RecordTimeline register="service_item" id={of.id} />,
  },
];

export function ServiceItemPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.SERVICE_ITEMS, to: "/catalogue/service-items" }}
      query={useServiceItem(id)}
      head={(of) => ({
        title: of.name,
        status: (
          <>
            <StatusTag of={words.STATES} code={of.status} />
            {of.covered && <StatusTag of={words.COVERED} code={of.covered} />}
          </>
        ),
        facts: [
          [words.FIELDS.code, of.code],
          [words.FIELDS.organisation, of.organisation_name],
          [words.MATERIALS, of.materials.length],
        ],
      })}
      verbs={(of) => <RecordVerbs register="service_item" of={of} />}
      tabs={TABS}
    />
  );
}

function Facts({ of }: { readonly of: ServiceItem }) {
  return (
    <RecordFacts
      of={of}
      own={[
        { label: words.FIELDS.kind, value: <Words of={words.KINDS} code={of.kind} /> },
        { label: words.FIELDS.domains, value: <Domains of={of.domains} /> },
        { label: words.FIELDS.handling_days, value: of.handling_days },
        { label: words.FIELDS.basis, value: of.basis, wide: true },
      ]}
    />
  );
}
