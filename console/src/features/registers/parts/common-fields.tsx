import Input from "antd/es/input/Input";
import Radio from "antd/es/radio";
import { CodeSelect } from "@/features/catalogue/door";
import { OrganisationSelect } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { LongText } from "@/shared/ui/form-section";
import * as words from "../words";

const OWN = pair("留空为本单位", "Empty: your own organisation");
const USUAL = pair("留空为单位所在区划的级别", "Empty: that of the organisation's division");

interface CommonFieldsProps {
  readonly isNew: boolean;
}

/** Whose it is and where it stands. */
export function OwnerFields({ isNew }: CommonFieldsProps) {
  const say = useSay();
  return (
    <>
      <Field name="organisation" label={words.FIELDS.organisation} hint={OWN}>
        <OrganisationSelect />
      </Field>
      <Field name="level" label={words.FIELDS.level} hint={USUAL}>
        <CodeSelect list="exercise_level" />
      </Field>
      {isNew && (
        <Field name="status" label={words.FIELDS.status}>
          <Radio.Group
            options={["in_use", "draft"].map((value) => ({
              value,
              label: say(words.STATES[value] ?? words.FIELDS.status),
            }))}
          />
        </Field>
      )}
    </>
  );
}

export const NameFields = ({ coded }: { readonly coded: boolean }) => (
  <>
    <Field name="name" label={words.FIELDS.name} required>
      <Input maxLength={128} />
    </Field>
    <Field name="code" label={words.FIELDS.code} required={coded}>
      <Input maxLength={64} />
    </Field>
  </>
);

export const NoteField = () => (
  <Field name="note" label={words.FIELDS.note}>
    <LongText characters_max={4000} />
  </Field>
);

export const BasisField = () => (
  <Field name="basis" label={words.FIELDS.basis}>
    <LongText lines={3} characters_max={4000} showCount />
  </Field>
);
