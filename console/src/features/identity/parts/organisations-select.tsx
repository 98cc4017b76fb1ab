import Select from "antd/es/select";
import { type ReactNode, useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { useOrganisationChoices } from "../queries/organisations";

const CHOOSE = pair("输入名称或统一社会信用代码查找", "Search by name or unified credit code");

interface Chosen {
  readonly value: string;
  readonly label: ReactNode;
}

interface OrganisationsSelectProps {
  /** A form hands these in; the values are unified credit codes. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (codes: string[]) => void;
  /** The names of what was chosen before. */
  readonly names: Readonly<Record<string, string>>;
}

/** Choosing organisations, however many. */
export function OrganisationsSelect({ id, value = [], onChange, names }: OrganisationsSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const [known, setKnown] = useState(names);
  const choices = useOrganisationChoices(q);
  const choose = (chosen: readonly Chosen[]) => {
    const told = chosen.map((one) => [one.value, String(one.label)] as const);
    setKnown((before) => ({ ...before, ...Object.fromEntries(told) }));
    setQ("");
    onChange?.(chosen.map((one) => one.value));
  };
  return (
    <Select<Chosen[]>
      id={id}
      mode="multiple"
      labelInValue
      allowClear
      value={value.map((code) => ({ value: code, label: known[code] ?? code }))}
      onChange={choose}
      showSearch={{ filterOption: false, onSearch: setQ, searchValue: q }}
      loading={choices.isFetching}
      placeholder={say(CHOOSE)}
      options={choices.data?.rows.map(({ uscc, name }) => ({ value: uscc, label: name }))}
    />
  );
}
