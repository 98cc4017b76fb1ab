import Input from "antd/es/input";
import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { type Kind, NEEDS } from "../rules";
import { CHECKS } from "../words";
import { ReferenceSelect } from "./reference-select";

const CHECK = pair("校验种类", "Which check");
const PATTERN = pair("正则表达式", "Regular expression");
const PATTERN_HINT = pair(
  "整个值须符合，如 [0-9]{6}",
  "The whole value must fit, such as [0-9]{6}",
);
const LOW = pair("下限", "From");
const HIGH = pair("上限", "To");
const VALUES = pair("允许的代码值", "Values allowed");
const VALUES_HINT = pair("每行一个，或用逗号、顿号分隔", "One a line, or between commas");
const REFERENCE = pair("被引用的表和字段", "Table and column in which it must stand");
const EXPRESSION = pair("业务规则表达式", "Expression");
const EXPRESSION_HINT = pair(
  "合格的行应满足的条件，只能用所选字段，如 end_date >= start_date",
  "True for a good row; only the chosen columns may stand in it.",
);

/** The fields that depend on the kind of a rule. */
export function RuleKindFields({ kind }: { readonly kind: Kind }) {
  const say = useSay();
  const needs = NEEDS[kind];
  const limit = kind === "date_valid" ? "date" : "text";
  return (
    <>
      {needs.includes("check") && (
        <Field name="check" label={CHECK} required>
          <Select
            options={Object.entries(CHECKS).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </Field>
      )}
      {needs.includes("pattern") && (
        <Field name="pattern" label={PATTERN} hint={PATTERN_HINT} required>
          <Input maxLength={1000} />
        </Field>
      )}
      {needs.includes("low") && (
        <>
          <Field name="low" label={LOW}>
            <Input type={limit} />
          </Field>
          <Field name="high" label={HIGH}>
            <Input type={limit} />
          </Field>
        </>
      )}
      {needs.includes("values") && (
        <Field name="values" label={VALUES} hint={VALUES_HINT} required>
          <Input.TextArea rows={6} />
        </Field>
      )}
      {needs.includes("reference") && (
        <Field name="reference" label={REFERENCE} required>
          <ReferenceSelect />
        </Field>
      )}
      {needs.includes("expression") && (
        <Field name="expression" label={EXPRESSION} hint={EXPRESSION_HINT} required>
          <Input.TextArea rows={3} maxLength={2000} />
        </Field>
      )}
    </>
  );
}
