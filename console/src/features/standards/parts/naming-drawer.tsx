import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Switch from "antd/es/switch";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { type NamingDraft, type NamingRule, useNamingVerbs } from "../queries/naming";
import { bodyOf } from "../rules";
import { NAMING_FIELDS as FIELDS, NAMED } from "../words";
import { Choose } from "./choose";

const NEW = pair("制定命名规则", "Lay down a rule");
const EDIT = pair("编辑命名规则", "Edit the rule");
const SAVE = pair("保存", "Save");
const PATTERN_HINT = pair(
  "固定文字加占位，如 ods_{words}。占位：{word} 单词、{words} 多个单词、{initials} 拼音首字母、{english} 英文名称、{number} 数字、{date} 八位日期。",
  "Text and places, such as ods_{words}: {word} {words} {initials} {english} {number} {date}.",
);
const BINDING_HINT = pair(
  "强制规则：不符合的名称不能保存；否则只提示。",
  "A name that breaks it is refused; without it one is only told.",
);
const CODE_HINT = pair("小写字母开头，如 table_ods。", "Such as table_ods.");

interface NamingDrawerProps {
  /** The rule to be changed; a new one without it. */
  readonly of?: NamingRule;
  readonly close: () => void;
}

export function NamingDrawer({ of, close }: NamingDrawerProps) {
  const verbs = useNamingVerbs();
  const { code, applies_to, name_zh, pattern, explanation, length_max, source, is_binding } =
    of ?? {};
  const said = { code, name_zh, pattern, explanation, source, is_binding: is_binding ?? false };
  return (
    <FormDrawer<NamingDraft, unknown>
      title={of ? EDIT : NEW}
      submit={of ? SAVE : NEW}
      initial={
        { ...said, applies_to: applies_to ?? "table", length_max: length_max ?? 63 } as NamingDraft
      }
      send={(values) => (of ? verbs.change(of.id, bodyOf(values)) : verbs.add(bodyOf(values)))}
      sent={close}
      close={close}
    >
      <Field name="code" label={FIELDS.code} hint={CODE_HINT} required>
        <Input maxLength={64} disabled={of !== undefined} />
      </Field>
      <Field name="name_zh" label={FIELDS.name_zh} required>
        <Input maxLength={128} />
      </Field>
      <Field name="applies_to" label={FIELDS.applies_to} required>
        <Choose of={NAMED} />
      </Field>
      <Field name="pattern" label={FIELDS.pattern} hint={PATTERN_HINT} required>
        <Input maxLength={200} spellCheck={false} />
      </Field>
      <Field name="length_max" label={FIELDS.length_max}>
        <InputNumber min={1} max={128} precision={0} />
      </Field>
      <Field name="explanation" label={FIELDS.explanation} required>
        <LongText characters_max={500} />
      </Field>
      <Field
        name="is_binding"
        label={FIELDS.is_binding}
        hint={BINDING_HINT}
        valuePropName="checked"
      >
        <Switch />
      </Field>
      <Field name="source" label={FIELDS.source}>
        <Input maxLength={500} />
      </Field>
    </FormDrawer>
  );
}
