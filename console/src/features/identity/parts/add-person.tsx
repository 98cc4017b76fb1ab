import Input from "antd/es/input/Input";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type NewPerson, useAddPerson } from "../queries";
import { ACCOUNT, NAME, ORGANISATION } from "../words";

const TITLE = pair("新增人员", "Add a person");
const SUBMIT = pair("新增", "Add");
const ADDED = pair("已新增：", "Added: ");
const ACCOUNT_HINT = pair(
  "小写字母、数字，用于登录，之后不可更改。",
  "Lower-case letters and digits; it cannot be changed later.",
);

/** A person is added beside the list of people. */
export function AddPerson({ close }: { readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const send = useAddPerson();
  return (
    <FormDrawer<NewPerson, { name: string }>
      title={TITLE}
      submit={SUBMIT}
      send={send}
      sent={(person) => {
        tell.good(`${say(ADDED)}${person.name}`);
        close();
      }}
      close={close}
    >
      <Field name="name" label={NAME} required>
        <Input maxLength={50} />
      </Field>
      <Field name="account" label={ACCOUNT} hint={ACCOUNT_HINT} required>
        <Input maxLength={50} />
      </Field>
      <Field name="organisation" label={ORGANISATION} required>
        <Input maxLength={18} />
      </Field>
    </FormDrawer>
  );
}
