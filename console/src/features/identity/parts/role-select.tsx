import Select from "antd/es/select";
import { useSay } from "@/shared/lib/words";
import { useRoles } from "../queries/roles";

interface RoleSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
}

/** Choosing roles by their names. */
export function RoleSelect({ id, value, onChange }: RoleSelectProps) {
  const say = useSay();
  const roles = useRoles();
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      onChange={onChange}
      loading={roles.isLoading}
      optionFilterProp="label"
      options={roles.data?.map((role) => ({ value: role.code, label: say(role) }))}
    />
  );
}
