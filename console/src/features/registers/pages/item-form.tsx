import InputNumber from "antd/es/input-number";
import { useNavigate, useParams } from "react-router";
import { CodeSelect } from "@/features/catalogue/door";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { Loaded } from "@/shared/ui/loaded";
import { BasisField, NameFields, NoteField, OwnerFields } from "../parts/common-fields";
import { DomainsSelect } from "../parts/domains-select";
import {
  type ServiceItem,
  type ServiceItemDraft,
  useServiceItem,
  useServiceItemForm,
} from "../queries";
import { bodyOf } from "../rules";
import * as words from "../words";

const ADD = pair("登记政务服务事项", "Register a service item");
const EDIT = pair("修改政务服务事项", "Change the service item");
const SAVE = pair("保存", "Save");
const ABOUT = pair("登记后补充材料和办理结果。", "Add its materials and results afterwards.");

export function NewItemPage() {
  return <ItemForm />;
}

export function EditItemPage() {
  const { id = "" } = useParams();
  return <Loaded query={useServiceItem(id)}>{(of) => <ItemForm of={of} />}</Loaded>;
}

function ItemForm({ of }: { readonly of?: ServiceItem }) {
  const navigate = useNavigate();
  const send = useServiceItemForm(of?.id);
  const back = of ? `/catalogue/service-items/${of.id}` : "/catalogue/service-items";
  return (
    <FormPage<ServiceItemDraft, ServiceItem>
      title={of ? EDIT : ADD}
      about={ABOUT}
      submit={of ? SAVE : ADD}
      initial={initialOf(of)}
      send={(values) => send(bodyOf(values) as ServiceItemDraft)}
      sent={(made) => void navigate(`/catalogue/service-items/${made.id}?tab=materials`)}
      back={() => void navigate(back)}
    >
      <NameFields coded />
      <Field name="kind" label={words.FIELDS.kind} required>
        <CodeSelect list="power_kind" />
      </Field>
      <OwnerFields isNew={!of} />
      <Field name="domains" label={words.FIELDS.domains}>
        <DomainsSelect />
      </Field>
      <Field name="handling_days" label={words.FIELDS.handling_days}>
        <InputNumber min={0} max={3650} />
      </Field>
      <BasisField />
      <NoteField />
    </FormPage>
  );
}

const initialOf = (of?: ServiceItem): Partial<ServiceItemDraft> => {
  if (!of) return { status: "in_use" };
  const { name, code, kind, level, basis, domains, handling_days, note } = of;
  const organisation = of.organisation_code;
  return { name, code, kind, level, basis, domains, handling_days, note, organisation };
};
