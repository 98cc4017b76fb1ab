import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { useRegions } from "../queries/regions";

const CHOOSE = pair("输入名称或代码查找，如 武汉、4201", "Search by name or code");
const CHOICES_MAX = 20;

interface RegionSelectProps {
  /** A form hands these in; the value is the code of the division. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
}

/** Choosing a region instead of typing its code. */
export function RegionSelect({ id, value, onChange }: RegionSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const choices = useRegions({ q: q || (value ?? ""), size: CHOICES_MAX });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={choices.isFetching}
      placeholder={say(CHOOSE)}
      // In a form the label names it.
      aria-label={id ? undefined : say(CHOOSE)}
      options={choices.data?.rows.map(({ code, name }) => ({
        value: code,
        label: `${name} ${code}`,
      }))}
    />
  );
}
