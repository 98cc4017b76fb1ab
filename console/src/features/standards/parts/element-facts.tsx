import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { Labelled, type LabelledValue } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { SentBack } from "@/shared/ui/sent-back";
import type { Element } from "../queries/elements";
import { ELEMENT_FIELDS, OWNER, REASON } from "../words";
import { ElementValue } from "./element-value";
import { Source } from "./source";

type Field = keyof typeof ELEMENT_FIELDS;
const MEANING: readonly Field[] = [
  "definition",
  "name_zh",
  "name_en",
  "initials",
  "synonyms",
  "category",
];
const REPRESENTATION: readonly Field[] = [
  "data_type",
  "format",
  "length_min",
  "length_max",
  "precision",
  "value_range",
  "unit",
  "code_list",
  "checksum",
];
const WIDE: readonly Field[] = ["definition"];

/** All that a version of an element says. */
export function ElementFacts({ of }: { readonly of: Element }) {
  return (
    <>
      <SentBack by={of.status === "draft" ? of.trail[0] : undefined} />
      <Panel title={pair("含义", "Meaning")}>
        <Labelled of={MEANING.map(factOf(of))} />
      </Panel>
      <Panel title={pair("表示", "Representation")}>
        <Labelled of={REPRESENTATION.map(factOf(of))} />
      </Panel>
      <Panel title={pair("管理", "Administration")}>
        <Labelled of={courseOf(of)} />
      </Panel>
    </>
  );
}

const factOf =
  (of: Element) =>
  (field: Field): LabelledValue => ({
    label: ELEMENT_FIELDS[field],
    value: <ElementValue field={field} value={of[field]} />,
    wide: WIDE.includes(field),
  });

const courseOf = (of: Element): LabelledValue[] => [
  { label: ELEMENT_FIELDS.source, value: <Source of={of} /> },
  { label: OWNER, value: of.owner_name },
  { label: pair("起草人", "Drafted by"), value: of.created_by_name },
  { label: pair("起草时间", "Drafted"), value: formatMoment(of.created_at) },
  { label: pair("实施时间", "In force since"), value: formatMoment(of.in_force_at) },
  { label: pair("终止时间", "Ended"), value: of.ended_at !== null && formatMoment(of.ended_at) },
  { label: REASON, value: of.ended_reason !== "" && of.ended_reason, wide: true },
];
