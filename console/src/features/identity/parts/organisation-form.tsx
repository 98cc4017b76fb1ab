import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import type { NewOrganisation, Organisation } from "../queries/organisations";
import * as words from "../words";
import { OrganisationSelect } from "./organisation-select";
import { RegionSelect } from "./region-select";

const ADD = pair("登记机构", "Register an organisation");
const CHANGE = pair("修改机构", "Change the organisation");
const SAVE = pair("保存", "Save");
const USCC_CHARACTERS = 18;

interface OrganisationFormProps<Answer> {
  /** The organisation to change; a new one without. */
  readonly of?: Organisation;
  readonly send: (values: NewOrganisation) => Promise<Answer>;
  readonly sent: (answer: Answer) => void;
  readonly close: () => void;
}

/** An organisation is registered or changed; code and region stay what they were. */
export function OrganisationForm<Answer>(props: OrganisationFormProps<Answer>) {
  const { of, send, sent, close } = props;
  const say = useSay();
  const kinds = Object.entries(words.KINDS).map(([value, label]) => ({ value, label: say(label) }));
  return (
    <FormDrawer<NewOrganisation, Answer>
      title={of ? CHANGE : ADD}
      submit={of ? SAVE : ADD}
      initial={of ?? { kind: "department" }}
      send={send}
      sent={sent}
      close={close}
    >
      <Field name="name" label={words.TITLE} required>
        <Input maxLength={200} />
      </Field>
      <Field name="short_name" label={words.SHORT_NAME}>
        <Input maxLength={100} />
      </Field>
      {!of && (
        <Field name="uscc" label={words.USCC} required>
          <Input maxLength={USCC_CHARACTERS} />
        </Field>
      )}
      <Field name="kind" label={words.KIND} required>
        <Select options={kinds} />
      </Field>
      {!of && (
        <Field name="region_code" label={words.REGION} required>
          <RegionSelect />
        </Field>
      )}
      <Field name="parent" label={words.PARENT}>
        <OrganisationSelect />
      </Field>
    </FormDrawer>
  );
}
