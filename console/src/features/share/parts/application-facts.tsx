import { Link } from "react-router";
import { formatDay, formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Labelled, type LabelledValue } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import { Words } from "@/shared/ui/words";
import type { Application } from "../queries/applications";
import * as words from "../words";
import { Divisions } from "./divisions";
import { Due } from "./due";
import { LevelOf } from "./level-of";
import { Missing } from "./missing";
import { Modes } from "./modes";
import styles from "./share.module.css";

const GRANTED = pair("申请已通过，授权已自动生成", "Approved: the grant was made by itself");
const SEE = pair("查看授权", "See the grant");
const UNCERTAIN = pair(
  "该年度的法定工作日历尚未导入，期限暂按周一至周五计算。",
  "The official calendar of that year is not known yet: weekdays alone were counted.",
);

/** All that an application says; what keeps it from going on stands first. */
export function ApplicationFacts({ of }: { readonly of: Application }) {
  const say = useSay();
  return (
    <>
      {of.state === words.INCOMPLETE && <Missing of={of} />}
      {of.grant_id && (
        <p className={styles.hint}>
          {say(GRANTED)} <Link to={`/share/grants/${of.grant_id}`}>{say(SEE)} ›</Link>
        </p>
      )}
      {of.extension && <Extension of={of.extension} />}
      {of.verbs.includes("review") &&
        of.advice.map((one) => (
          <p key={one.zh} className={styles.advice}>
            {say(one)}
          </p>
        ))}
      <Panel>
        <Section title={pair("使用说明", "Use")} of={useOf(of)} />
        <Section title={pair("数据范围", "Data")} of={dataOf(of)} />
        <Section title={pair("办理", "Course")} of={courseOf(of)} />
      </Panel>
      {of.clock && !of.clock.is_certain && <p className={styles.advice}>{say(UNCERTAIN)}</p>}
    </>
  );
}

function Extension({ of }: { readonly of: NonNullable<Application["extension"]> }) {
  const say = useSay();
  const asked = pair(
    `提供部门申请延期答复 ${of.working_days} 个工作日，待主管部门答复。理由：${of.reason}`,
    `The provider asks for ${of.working_days} more working days: ${of.reason}`,
  );
  return <p className={styles.advice}>{say(asked)}</p>;
}

interface SectionProps {
  readonly title: Pair;
  readonly of: readonly LabelledValue[];
}

function Section({ title, of }: SectionProps) {
  const say = useSay();
  return (
    <section className={styles.section}>
      <h2>{say(title)}</h2>
      <Labelled of={of} />
    </section>
  );
}

const textOf = (label: Pair, value: string): LabelledValue => ({
  label,
  value: value && <span className={styles.text}>{value}</span>,
  wide: true,
});

const useOf = (of: Application): LabelledValue[] => [
  { label: words.SYSTEM, value: of.system_name },
  { label: words.MODE, value: <Modes of={of.modes} /> },
  {
    label: words.SCENE,
    value: of.use_scene && <Words of={words.SCENES} code={of.use_scene} />,
  },
  { label: words.UNTIL, value: of.until && formatDay(of.until) },
  textOf(words.BASIS, of.use_basis),
  textOf(words.SCOPE, of.use_scope),
  textOf(words.PURPOSE, of.use_purpose),
];

const dataOf = (of: Application): LabelledValue[] => [
  {
    label: words.ENTRY,
    value: <Link to={`/catalogue/entries/${of.entry_id}`}>{of.entry_name}</Link>,
  },
  { label: pair("目录版本", "Version"), value: `V${of.entry_version}` },
  { label: pair("申请内容级别", "Level asked for"), value: <LevelOf level={of.level} /> },
  {
    label: words.ITEMS,
    value: of.item_rows.map(({ name }) => name).join("、"),
    wide: true,
  },
  {
    label: words.DIVISIONS,
    value: of.divisions.length > 0 && <Divisions codes={of.divisions} names={of.division_names} />,
    wide: true,
  },
];

const courseOf = (of: Application): LabelledValue[] => [
  { label: words.APPLICANT, value: of.applicant_name },
  { label: words.CREATED, value: formatMoment(of.created_at) },
  { label: pair("受理日期", "Received"), value: of.received_on && formatDay(of.received_on) },
  { label: words.DUE, value: of.clock && <Due of={of} /> },
  ...(of.clock?.extended_days
    ? [
        {
          label: pair("已延期", "Extended"),
          value: (
            <Words
              pair={pair(
                `${of.clock.extended_days} 个工作日`,
                `${of.clock.extended_days} working days`,
              )}
            />
          ),
        },
      ]
    : []),
  { label: pair("答复时间", "Answered"), value: of.answered_at && formatMoment(of.answered_at) },
  ...(of.opinion ? [textOf(words.OPINION, of.opinion)] : []),
];
