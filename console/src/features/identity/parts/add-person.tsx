import Input from "antd/es/input/Input";
import { pair } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { type FirstPassword, type NewPerson, useAddPerson } from "../queries/people";
import { ACCOUNT, NAME, ORGANISATION, ROLES } from "../words";
import { OrganisationSelect } from "./organisation-select";
import { RoleSelect } from "./role-select";

const TITLE = pair("新增人员", "Add a person");
const SUBMIT = pair("新增", "Add");
const ACCOUNT_HINT = pair(
  "用于登录，之后不可更改。",
  "For signing in; it cannot be changed later.",
);

interface AddPersonProps {
  readonly added: (first: FirstPassword) => void;
  readonly close: () => void;
}

/** A person is added beside the list of people. */
export function AddPerson({ added, close }: AddPersonProps) {
  const send = useAddPerson();
  return (
    <FormDrawer<NewPerson, FirstPassword>
      title={TITLE}
      submit={SUBMIT}
      send={send}
      sent={added}
      close={close}
    >
      <Field name="name" label={NAME} required>
        <Input maxLength={200} />
      </Field>
      <Field name="account" label={ACCOUNT} hint={ACCOUNT_HINT} required>
        <Input maxLength={64} autoComplete="off" />
      </Field>
      <Field name="organisation" label={ORGANISATION} required>
        <OrganisationSelect />
      </Field>
      <Field name="roles" label={ROLES}>
        <RoleSelect />
      </Field>
    </FormDrawer>
  );
}
