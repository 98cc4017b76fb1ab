import Select from "antd/es/select";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { useApplications } from "../queries/keys";

const CHOOSE = pair("选择使用数据的应用系统", "Choose the system that uses the data");
const NONE = pair(
  "本单位还没有应用系统，请部门数据管理员先登记。",
  "Your organisation has no system yet: its data manager registers one.",
);
const CHOICES_MAX = 100;

interface SystemSelectProps {
  /** A form hands these in; the value is the id of the system. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (system: string | undefined) => void;
  /** The organisation whose systems are offered. */
  readonly organisation: string;
  /** Systems that cannot be chosen, and why. */
  readonly taken: Readonly<Record<string, Pair>>;
}

/** Choosing an application system of one's own organisation. */
export function SystemSelect({ organisation, taken, ...form }: SystemSelectProps) {
  const say = useSay();
  const systems = useApplications({ page: 1, size: CHOICES_MAX });
  const own = systems.data?.rows.filter(
    (one) => one.active && one.organisation.uscc === organisation,
  );
  return (
    <Select
      {...form}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      loading={systems.isLoading}
      placeholder={say(CHOOSE)}
      notFoundContent={say(NONE)}
      options={own?.map(({ id, name }) => ({
        value: id,
        label: taken[id] ? `${name}（${say(taken[id])}）` : name,
        disabled: id in taken,
      }))}
    />
  );
}
