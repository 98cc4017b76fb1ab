import Select from "antd/es/select";
import { useState } from "react";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { useThingChoices } from "../queries";

const CHOOSE = pair("输入名称或编码查找", "Search by name or code");

interface ThingSelectProps {
  /** What is chosen: an entry, or a record of a register. */
  readonly kind: string;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string | undefined) => void;
  /** What the chosen one is called, until it is searched for. */
  readonly known?: string;
  /** What belongs here, where no label says it. */
  readonly hint?: Pair;
}

/** Choosing an entry or a record instead of typing its number. */
export function ThingSelect({ kind, id, value, onChange, known, hint = CHOOSE }: ThingSelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const choices = useThingChoices(kind, q);
  const found = choices.data?.map((one) => ({
    value: one.id,
    label: `${one.name}（${one.beside}）`,
  }));
  const isKnown = found?.some((one) => one.value === value) ?? false;
  const kept = value && known && !isKnown ? [{ value, label: known }] : [];
  return (
    <Select
      id={id}
      value={value ?? undefined}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={choices.isFetching}
      placeholder={say(hint)}
      aria-label={id ? undefined : say(hint)}
      options={[...kept, ...(found ?? [])]}
    />
  );
}
