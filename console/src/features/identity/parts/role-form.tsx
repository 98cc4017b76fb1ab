import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Role, type RoleDetails, useDefineRole, usePermissions } from "../queries/roles";
import * as words from "../words";

const ADD = pair("新增角色", "Add a role");
const CHANGE = pair("修改角色", "Change the role");
const SAVE = pair("保存", "Save");
const SAVED = pair("角色已保存", "The role is saved");
const ZH = pair("中文名称", "Chinese name");
const EN = pair("英文名称", "English name");

/** Makes a role of one's own, or changes it. Its code is made here and never shown. */
export function RoleForm({ of, close }: { readonly of?: Role; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const define = useDefineRole(of?.code ?? `own_${Date.now().toString(36)}`);
  return (
    <FormDrawer<RoleDetails, void>
      title={of ? CHANGE : ADD}
      submit={SAVE}
      initial={of ?? { permissions: [] }}
      send={define}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Field name="zh" label={ZH} required>
        <Input maxLength={200} />
      </Field>
      <Field name="en" label={EN} required>
        <Input maxLength={200} />
      </Field>
      <Field name="permissions" label={words.PERMISSIONS}>
        <Select mode="multiple" optionFilterProp="label" options={useChoices()} />
      </Field>
    </FormDrawer>
  );
}

/** All permissions, by module. */
function useChoices() {
  const say = useSay();
  const known = usePermissions().data ?? [];
  return Object.entries(words.MODULES).map(([module, title]) => ({
    label: say(title),
    options: known
      .filter((permission) => permission.code.startsWith(`${module}.`))
      .map((permission) => ({ value: permission.code, label: say(permission) })),
  }));
}
