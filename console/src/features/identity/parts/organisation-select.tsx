import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { useOrganisationChoices } from "../queries/organisations";

const CHOOSE = pair("输入名称或统一社会信用代码查找", "Search by name or unified credit code");

interface OrganisationSelectProps {
  /** A form hands these in; the value is the unified credit code. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (uscc: string | undefined) => void;
}

/** Choosing an organisation instead of typing its code. */
export function OrganisationSelect({ id, value, onChange }: OrganisationSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const choices = useOrganisationChoices(q || (value ?? ""));
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
      options={choices.data?.rows.map(({ uscc, name }) => ({ value: uscc, label: name }))}
    />
  );
}
