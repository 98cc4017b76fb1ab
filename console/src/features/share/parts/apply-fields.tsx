import Checkbox from "antd/es/checkbox";
import DatePicker from "antd/es/date-picker";
import Radio from "antd/es/radio";
import dayjs from "dayjs";
import { RegionsSelect, SystemSelect, useMe } from "@/features/identity/door";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormSection, LongText, Wide } from "@/shared/ui/form-section";
import { useAppliedFor } from "../queries/applications";
import { useHeld } from "../queries/grants";
import { divisionOf, takenSystems } from "../rules";
import * as words from "../words";
import type { Entry } from "./entry";
import { ItemTicks } from "./item-ticks";

const MODE_HINT = pair(
  "核验只回答一致与否，不返回数据；涉及敏感个人信息时建议优先采用。",
  "Verification answers yes or no and returns no data: prefer it for sensitive data.",
);
const BASIS_HINT = pair(
  "法律、法规、规章或职责依据，写明名称和条款。",
  "The law or the duty, with its provision.",
);
const SCOPE_HINT = pair("使用数据的处室、单位和人员范围。", "Which units and people use it.");
const DIVISIONS_HINT = pair(
  "只能取得所选行政区划的数据；选择上级区划即包含其全部下级。",
  "Only rows of these divisions are given; a division includes all below it.",
);
const TEXT_CHARACTERS_MAX = 2000;

const SYSTEM_HINT = pair(
  "已有授权的系统须待该授权到期或终止后再申请；新系统由本部门数据管理员登记。",
  "A system that holds a grant applies again once that has ended; the data manager registers new ones.",
);

/** Which system uses the data, how, and how long. */
export function HowAndUntil({ entry, own }: { readonly entry: Entry; readonly own?: string }) {
  const say = useSay();
  const organisation = useMe().data?.organisation?.uscc ?? "";
  const applied = useAppliedFor(entry.id, true);
  const held = useHeld(entry.id, true);
  const taken = takenSystems(applied.data?.rows ?? [], held.data?.rows ?? [], own);
  return (
    <FormSection title={pair("使用系统、方式和时限", "System, modes and time")}>
      <Field name="system_id" label={words.SYSTEM} hint={SYSTEM_HINT}>
        <SystemSelect organisation={organisation} taken={taken} />
      </Field>
      <Field name="until" label={words.UNTIL}>
        <DatePicker presets={presetsOf(say)} minDate={dayjs()} />
      </Field>
      <Field name="modes" label={words.MODE} hint={MODE_HINT}>
        <Checkbox.Group options={optionsOf(words.MODES, say)} />
      </Field>
      <Field name="use_scene" label={words.SCENE}>
        <Radio.Group options={optionsOf(words.SCENES, say)} />
      </Field>
    </FormSection>
  );
}

/** On which basis, by whom and what for. */
export function WhyAndWhere() {
  return (
    <FormSection title={pair("依据和用途", "Basis and purpose")}>
      <Wide>
        <Field name="use_basis" label={words.BASIS} hint={BASIS_HINT}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
        <Field name="use_scope" label={words.SCOPE} hint={SCOPE_HINT}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
        <Field name="use_purpose" label={words.PURPOSE}>
          <LongText characters_max={TEXT_CHARACTERS_MAX} />
        </Field>
      </Wide>
    </FormSection>
  );
}

interface WhatDataProps {
  readonly entry: Entry;
  readonly names: Readonly<Record<string, string>>;
}

/** Which rows and which items. */
export function WhatData({ entry, names }: WhatDataProps) {
  const place = useMe().data?.place ?? "";
  return (
    <FormSection title={pair("数据范围", "Data")}>
      <Wide>
        {entry.region_item && (
          <Field name="divisions" label={words.DIVISIONS} hint={DIVISIONS_HINT}>
            <RegionsSelect names={names} near={divisionOf(place)} />
          </Field>
        )}
        <Field name="items" label={words.ITEMS}>
          <ItemTicks entry={entry} />
        </Field>
      </Wide>
    </FormSection>
  );
}

const optionsOf = (list: Readonly<Record<string, Pair>>, say: (words: Pair) => string) =>
  Object.entries(list).map(([value, one]) => ({ value, label: say(one) }));

const presetsOf = (say: (words: Pair) => string) => [
  { label: say(pair("本年底", "End of the year")), value: dayjs().endOf("year") },
  { label: say(pair("一年", "One year")), value: dayjs().add(1, "year") },
  { label: say(pair("两年", "Two years")), value: dayjs().add(2, "year") },
];
