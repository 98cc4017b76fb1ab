import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import Input from "antd/es/input";
import Select from "antd/es/select";
import dayjs, { type Dayjs } from "dayjs";
import { useNavigate, useParams } from "react-router";
import { CodeSelect } from "@/features/catalogue/door";
import { SystemSelect, useMe } from "@/features/identity/door";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormPage } from "@/shared/ui/form-page";
import { Loaded } from "@/shared/ui/loaded";
import { NameFields, NoteField, OwnerFields } from "../parts/common-fields";
import { type System, type SystemDraft, useSystem, useSystemForm } from "../queries";
import { bodyOf } from "../rules";
import * as words from "../words";

const ADD = pair("登记应用系统", "Register a system");
const EDIT = pair("修改应用系统", "Change the system");
const SAVE = pair("保存", "Save");
const APPLICATION_HINT = pair(
  "该系统调用数据服务时使用的身份，没有可不填。",
  "Under which it calls data services, if it does.",
);
const DATABASES = ["MySQL", "Oracle", "DM", "PostgreSQL", "KingbaseES", "openGauss", "SQLServer"];

type Values = Omit<SystemDraft, "go_live_on"> & { readonly go_live_on?: Dayjs | null };

export function NewSystemPage() {
  return <SystemForm />;
}

export function EditSystemPage() {
  const { id = "" } = useParams();
  return <Loaded query={useSystem(id)}>{(of) => <SystemForm of={of} />}</Loaded>;
}

function SystemForm({ of }: { readonly of?: System }) {
  const navigate = useNavigate();
  const send = useSystemForm(of?.id);
  const back = of ? `/catalogue/systems/${of.id}` : "/catalogue/systems";
  return (
    <FormPage<Values, System>
      title={of ? EDIT : ADD}
      submit={of ? SAVE : ADD}
      initial={initialOf(of)}
      send={(values) => send(sentOf(values))}
      sent={(made) => void navigate(`/catalogue/systems/${made.id}`)}
      back={() => void navigate(back)}
    >
      <NameFields coded={false} />
      <Field name="short_name" label={words.FIELDS.short_name}>
        <Input maxLength={128} />
      </Field>
      <OwnerFields isNew={!of} />
      <Field name="network" label={words.FIELDS.network}>
        <CodeSelect list="network" />
      </Field>
      <Field name="go_live_on" label={words.FIELDS.go_live_on}>
        <DatePicker />
      </Field>
      <Field name="databases" label={words.FIELDS.databases}>
        <Select mode="tags" options={DATABASES.map((value) => ({ value, label: value }))} />
      </Field>
      <ApplicationField />
      <NoteField />
    </FormPage>
  );
}

function ApplicationField() {
  const me = useMe();
  const chosen = Form.useWatch<string | undefined>("organisation");
  const organisation = chosen || me.data?.organisation?.uscc || "";
  return (
    <Field name="application" label={words.FIELDS.application} hint={APPLICATION_HINT}>
      <SystemSelect organisation={organisation} taken={{}} />
    </Field>
  );
}

const initialOf = (of?: System): Partial<Values> => {
  if (!of) return { status: "in_use" };
  const { name, code, short_name, level, network, databases, application, note } = of;
  return {
    name,
    code,
    short_name,
    level,
    network,
    databases,
    application: application || undefined,
    note,
    organisation: of.organisation_code,
    go_live_on: of.go_live_on ? dayjs(of.go_live_on) : null,
  };
};

const sentOf = ({ go_live_on, ...values }: Values): SystemDraft =>
  bodyOf({ ...values, go_live_on: go_live_on?.format("YYYY-MM-DD") }) as SystemDraft;
