import { useState } from "react";
import type { Choice } from "@/shared/ui/found-select";
import { OwnWords } from "@/shared/ui/own-words";
import { useSystemChoices } from "../queries";

const CHARACTERS_MAX = 128;

/** The system that data come from: one of the register while one types, or any other name. */
export function SystemName({ id, value, onChange }: Choice) {
  const [q, setQ] = useState("");
  const found = useSystemChoices(q);
  return (
    <OwnWords
      id={id}
      value={value}
      onChange={onChange}
      allowClear
      maxLength={CHARACTERS_MAX}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={found.data?.rows.map(({ id: key, name }) => ({ key, value: name }))}
    />
  );
}
