import { Link } from "react-router";
import { HeldOf } from "@/features/share/door";
import { rateOf } from "@/features/standards/door";
import { formatDay, formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Labelled, type LabelledValue } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import type { Entry } from "../queries";
import { FIELDS } from "../words";
import { Coded } from "./coded";
import styles from "./entry-facts.module.css";
import { Returned } from "./entry-returned";
import { Leaving } from "./leaving";
import { Missing, Remarks } from "./missing";
import { RequiredUpdate } from "./required-update";

type Field = keyof typeof FIELDS & keyof Entry;
const SECTIONS: readonly (readonly [Pair, readonly Field[]])[] = [
  [
    pair("描述", "Description"),
    ["abstract", "classify_code", "system_name", "related_codes", "network", "update_cycle"],
  ],
  [pair("格式", "Format"), ["format_category", "format_type"]],
  [
    pair("共享", "Sharing"),
    [
      "share_type",
      "share_mode_category",
      "share_mode",
      "share_condition",
      "share_scope",
      "use_purpose",
      "no_share_basis_type",
      "no_share_basis_citation",
    ],
  ],
  [pair("开放", "Opening"), ["open_type", "open_condition"]],
  [
    pair("分类分级与评估", "Grading and assessments"),
    ["data_class", "data_level", "masking", "secrecy_assessed_at", "pipia_assessed_at"],
  ],
];
const WIDE: readonly string[] = [
  "abstract",
  "share_condition",
  "share_scope",
  "use_purpose",
  "no_share_basis_citation",
  "open_condition",
];
const ONLY_IF_FILLED: readonly string[] = [
  "share_scope",
  "use_purpose",
  "no_share_basis_type",
  "no_share_basis_citation",
  "open_condition",
  "related_codes",
];
const STANDARDS = pair("标准", "Standards");
const LANDED = pair("已落标信息项", "Items that name an element");
const COURSE = pair("办理", "Course");
const REVISION = pair("有一份变更草稿正在编制", "A revision is being compiled");
const REVISES = pair(
  "这是一份变更草稿，现行版本继续有效",
  "A revision; the version in force stays",
);
const SEE = pair("查看", "See it");

/** All that an entry says; what is missing stands first. */
export function EntryFacts({ of }: { readonly of: Entry }) {
  const say = useSay();
  return (
    <>
      <Returned of={of} />
      {of.verbs.includes("submit") && <Missing id={of.id} />}
      {of.verbs.includes("review") && <Remarks id={of.id} />}
      <Leaving of={of} />
      <RequiredUpdate of={of} />
      {of.status === "published" && <HeldOf entry={of} />}
      {of.revision && <Hint words={REVISION} to={`/catalogue/entries/${of.revision}`} />}
      {of.revises && <Hint words={revising(of)} to={`/catalogue/entries/${of.revises}`} />}
      <Panel>
        {SECTIONS.map(([title, fields]) => (
          <section key={title.en} className={styles.section}>
            <h2>{say(title)}</h2>
            <Labelled of={fields.filter((field) => isTold(of, field)).map(factOf(of))} />
          </section>
        ))}
        <section className={styles.section}>
          <h2>{say(STANDARDS)}</h2>
          <Labelled of={landingOf(of)} />
        </section>
        <section className={styles.section}>
          <h2>{say(COURSE)}</h2>
          <Labelled of={courseOf(of)} />
        </section>
      </Panel>
    </>
  );
}

const revising = (of: Entry): Pair =>
  of.status === "merged"
    ? pair(`该变更已并入，发布为 V${of.version + 1}`, `It was merged as V${of.version + 1}`)
    : REVISES;

const isTold = (of: Entry, field: Field): boolean =>
  !ONLY_IF_FILLED.includes(field) || (of[field]?.toString() ?? "") !== "";

const factOf =
  (of: Entry) =>
  (field: Field): LabelledValue => ({
    label: FIELDS[field],
    value: <Coded field={field} value={of[field]} />,
    wide: WIDE.includes(field),
  });

/** How many items name a data element (落标), and which these are. */
function landingOf(of: Entry): LabelledValue[] {
  const bound = of.items.filter((item) => item.std_element_code).length;
  const all = of.items.length;
  const rate = rateOf(bound, all);
  return [
    { label: LANDED, value: rate === null ? "—" : `${bound} / ${all}（${rate}）` },
    ...(of.elements.length > 0
      ? [{ label: FIELDS.std_element_code, value: <Elements of={of} />, wide: true }]
      : []),
  ];
}

function Elements({ of }: { readonly of: Entry }) {
  return (
    <span className={styles.elements}>
      {of.elements.map(({ id, name_zh }) => (
        <Link key={id} to={`/standards/elements/${id}`}>
          {name_zh}
        </Link>
      ))}
    </span>
  );
}

const courseOf = (of: Entry): LabelledValue[] => [
  {
    label: FIELDS.dept_head_approved_by,
    value: of.dept_head_approved_by && formatMoment(of.dept_head_approved_at),
  },
  { label: pair("编制人", "Compiled by"), value: of.created_by_name },
  { label: pair("编制时间", "Begun"), value: formatMoment(of.created_at) },
  { label: pair("更新时间", "Changed"), value: formatMoment(of.changed_at) },
  { label: pair("有效授权", "Active grants"), value: of.active_grants },
  ...(of.draft_of ? [{ label: pair("编目来源", "Drafted from"), value: of.draft_of }] : []),
  ...(of.withdrawn_at
    ? [
        { label: pair("下线日期", "Withdrawn"), value: formatDay(of.withdrawn_at) },
        { label: pair("下线原因", "Reason"), value: of.withdrawn_reason, wide: true },
      ]
    : []),
];

function Hint({ words, to }: { readonly words: Pair; readonly to: string }) {
  const say = useSay();
  return (
    <p className={styles.hint}>
      {say(words)} <Link to={to}>{say(SEE)} ›</Link>
    </p>
  );
}
