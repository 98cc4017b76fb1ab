import Form from "antd/es/form";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Radio from "antd/es/radio";
import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Rule, type Table, useTableVerbs } from "../queries";
import { freeCode, type Kind, type RuleValues, ruleOf, takesMany, valuesOf } from "../rules";
import * as words from "../words";
import { RuleKindFields } from "./rule-kind-fields";

const ADD = pair("添加规则", "Add a rule");
const EDIT = pair("修改规则", "Change the rule");
const SAVE = pair("保存", "Save");
const SAVED = pair("规则已保存，从下一次检查起生效", "Saved; it holds from the next check on");
const SEVERITY_HINT = pair(
  "隔离：问题行不入湖；存疑：照常入湖并记录。不选则按规则类型默认。",
  "Set aside: the row does not land. Suspect: it lands and is noted.",
);
const WEIGHT_HINT = pair("在质量得分中的比重", "Its share of the score");

const SOURCE_HINT = pair(
  "规则依据的标准或法规条款，写标准号和条款号；已录入该文件时可直接打开",
  "The clause that asks for this: the number of the document and of the clause",
);

interface RuleFormProps {
  readonly table: Table;
  /** The rule to change; a new one without. */
  readonly of?: Rule;
  readonly taken: readonly string[];
  readonly close: () => void;
}

/** A rule with the fields that its kind needs. */
export function RuleForm({ table, of, taken, close }: RuleFormProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useTableVerbs(table.id);
  const send = (values: RuleValues) =>
    of
      ? verbs.change(ruleOf(values, of.code, of.active))
      : verbs.bind(ruleOf(values, freeCode(values, taken), true));
  return (
    <FormDrawer<RuleValues, Rule>
      title={of ? EDIT : ADD}
      submit={SAVE}
      initial={of ? valuesOf(of) : { kind: "not_null", weight: 1 }}
      send={send}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Field name="kind" label={words.KIND} required>
        <Select
          options={Object.entries(words.KINDS).map(([value, label]) => ({
            value,
            label: say(label),
          }))}
        />
      </Field>
      <ColumnsField table={table} />
      <ChosenKind />
      <Field name="severity" label={words.SEVERITY} hint={SEVERITY_HINT}>
        <Radio.Group
          options={Object.entries(words.SEVERITIES).map(([value, label]) => ({
            value,
            label: say(label),
          }))}
        />
      </Field>
      <Field name="weight" label={words.WEIGHT} hint={WEIGHT_HINT}>
        <InputNumber min={0.1} max={100} step={0.5} />
      </Field>
      <Field name="source" label={words.SOURCE} hint={SOURCE_HINT}>
        <Input maxLength={500} placeholder="GB/T 2260-2007 第3章" />
      </Field>
    </FormDrawer>
  );
}

function ColumnsField({ table }: { readonly table: Table }) {
  const kind = Form.useWatch<Kind | undefined>("kind");
  const many = takesMany(kind);
  const options = table.columns.map(({ name, title }) => ({
    value: name,
    label: title && title !== name ? `${title}（${name}）` : name,
  }));
  return (
    <Field name="columns" label={words.COLUMN} required>
      <Select
        key={String(many)}
        mode={many ? "multiple" : undefined}
        showSearch={{ optionFilterProp: "label" }}
        options={options}
      />
    </Field>
  );
}

function ChosenKind() {
  const kind = Form.useWatch<Kind | undefined>("kind");
  return kind ? <RuleKindFields kind={kind} /> : null;
}
