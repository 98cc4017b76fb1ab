import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import type { Connector } from "../queries";
import { fieldsOf, type SettingField } from "../rules";
import { CHOICES, SETTING_HINTS, SETTINGS } from "../words";

const KEPT = pair("留空则不变。口令从不显示。", "Empty leaves it as it is. It is never shown.");
const SEALED = pair("加密保存，登记后不再显示。", "Sealed at once and never shown again.");

interface SettingFieldsProps {
  readonly of: Connector;
  /** Whether a secret is kept already. */
  readonly kept: boolean;
}

/** The fields of a connector, as its schema has them, and its secret. */
export function SettingFields({ of, kept }: SettingFieldsProps) {
  const hints: Readonly<Record<string, (typeof SETTING_HINTS)["host"]>> = SETTING_HINTS;
  return (
    <>
      {fieldsOf(of.settings_schema).map((field) => (
        <Field
          key={field.name}
          name={["settings", field.name]}
          label={wordsOf(SETTINGS, field.name)}
          hint={hints[field.name]}
          required={field.required}
        >
          <SettingInput of={field} />
        </Field>
      ))}
      {of.secret_label && (
        <Field name="secret" label={of.secret_label} hint={kept ? KEPT : SEALED}>
          <Input.Password autoComplete="new-password" />
        </Field>
      )}
    </>
  );
}

/** The form hands in value and onChange. */
function SettingInput({ of, ...given }: { readonly of: SettingField }) {
  const say = useSay();
  if (of.input === "number") return <InputNumber {...given} precision={0} min={0} />;
  if (of.input === "choice") {
    return (
      <Select
        {...given}
        options={of.choices.map((value) => ({ value, label: say(wordsOf(CHOICES, value)) }))}
        allowClear
      />
    );
  }
  return <Input {...given} maxLength={of.longest} />;
}
