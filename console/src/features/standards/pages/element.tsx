import { useParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Trail } from "@/shared/ui/trail";
import { ElementFacts } from "../parts/element-facts";
import { ElementMapping } from "../parts/element-mapping";
import { ColumnsOfElement, ItemsOfElement } from "../parts/element-uses";
import { ElementVerbs } from "../parts/element-verbs";
import { ElementVersions } from "../parts/element-versions";
import { Source } from "../parts/source";
import { type Element, useElement, useElementTimeline } from "../queries/elements";
import { namesOf } from "../rules";
import { DETAILS, ELEMENT_FIELDS, ELEMENTS, SCOPES, STANDINGS, VERSION } from "../words";

const TABS: readonly DetailTab<Element>[] = [
  { key: "facts", title: pair("基本信息", "Facts"), body: (of) => <ElementFacts of={of} /> },
  {
    key: "versions",
    title: pair("版本与差异", "Versions"),
    body: (of) => <ElementVersions of={of} />,
  },
  { key: "mapping", title: pair("对应关系", "Mapping"), body: (of) => <ElementMapping of={of} /> },
  {
    key: "columns",
    title: pair("落标字段", "Columns"),
    body: (of) => <ColumnsOfElement of={of} />,
  },
  {
    key: "items",
    title: pair("落标信息项", "Items"),
    body: (of) => <ItemsOfElement of={of} />,
  },
  { key: "trail", title: pair("审批轨迹", "Approvals"), body: (of) => <Trail of={of.trail} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <ItsTimeline id={of.id} /> },
];

export function ElementPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: ELEMENTS, to: "/standards/elements" }}
      query={useElement(id)}
      head={(of) => ({
        title: namesOf(of),
        status: <StatusTag of={STANDINGS} code={of.status} />,
        facts: [
          [ELEMENT_FIELDS.code, of.code],
          [VERSION, `V${of.version}`],
          [ELEMENT_FIELDS.scope, <StatusTag key="scope" of={SCOPES} code={of.scope} />],
          [ELEMENT_FIELDS.format, of.format || "—"],
          [ELEMENT_FIELDS.source, <Source key="source" of={of} />],
        ],
      })}
      verbs={(of) => <ElementVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function ItsTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useElementTimeline(id)} details={DETAILS} />;
}
