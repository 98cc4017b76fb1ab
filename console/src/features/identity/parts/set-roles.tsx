import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Person, useSetRoles } from "../queries/people";
import { ROLES } from "../words";
import { RoleSelect } from "./role-select";

const TITLE = pair("调整角色", "Change roles");
const SUBMIT = pair("保存", "Save");
const DONE = pair("角色已调整", "The roles are changed");

/** Which roles a person shall hold. */
export function SetRoles({ of, close }: { readonly of: Person; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const send = useSetRoles(of.id);
  return (
    <FormDrawer<{ roles: string[] }, void>
      title={TITLE}
      submit={SUBMIT}
      initial={{ roles: of.roles.map((role) => role.code) }}
      send={send}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <Field name="roles" label={ROLES}>
        <RoleSelect />
      </Field>
    </FormDrawer>
  );
}
