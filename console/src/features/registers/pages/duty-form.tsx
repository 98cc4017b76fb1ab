import Input from "antd/es/input";
import { useNavigate, useParams } from "react-router";
import { CodeSelect } from "@/features/catalogue/door";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { Loaded } from "@/shared/ui/loaded";
import { BasisField, NameFields, NoteField, OwnerFields } from "../parts/common-fields";
import { type Duty, type DutyDraft, useDuty, useDutyForm } from "../queries";
import { bodyOf } from "../rules";
import * as words from "../words";

const ADD = pair("登记权责事项", "Register a duty");
const EDIT = pair("修改权责事项", "Change the duty");
const SAVE = pair("保存", "Save");
const PARENT_HINT = pair(
  "上级权责事项的编码，同一单位内。",
  "Code of the duty above, of the same organisation.",
);

export function NewDutyPage() {
  return <DutyForm />;
}

export function EditDutyPage() {
  const { id = "" } = useParams();
  return <Loaded query={useDuty(id)}>{(of) => <DutyForm of={of} />}</Loaded>;
}

function DutyForm({ of }: { readonly of?: Duty }) {
  const navigate = useNavigate();
  const send = useDutyForm(of?.id);
  const back = of ? `/catalogue/duties/${of.id}` : "/catalogue/duties";
  return (
    <FormPage<DutyDraft, Duty>
      title={of ? EDIT : ADD}
      submit={of ? SAVE : ADD}
      initial={initialOf(of)}
      send={(values) => send(bodyOf(values) as DutyDraft)}
      sent={(made) => void navigate(`/catalogue/duties/${made.id}`)}
      back={() => void navigate(back)}
    >
      <NameFields coded />
      <Field name="kind" label={words.FIELDS.power} required>
        <CodeSelect list="power_kind" without={["public_service"]} />
      </Field>
      <OwnerFields isNew={!of} />
      <Field name="parent" label={words.FIELDS.parent} hint={PARENT_HINT}>
        <Input maxLength={64} />
      </Field>
      <BasisField />
      <NoteField />
    </FormPage>
  );
}

const initialOf = (of?: Duty): Partial<DutyDraft> => {
  if (!of) return { status: "in_use" };
  const { name, code, kind, level, basis, parent, note } = of;
  return { name, code, kind, level, basis, parent, note, organisation: of.organisation_code };
};
