import type { UseQueryResult } from "@tanstack/react-query";
import Select from "antd/es/select";
import { type ReactNode, useState } from "react";
import { type Pair, useSay } from "../lib/words";

interface Chosen {
  readonly value: string;
  readonly label: ReactNode;
}

/** What a form hands to a field in which several are chosen. */
export interface Choices {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (values: string[]) => void;
  /** The names of what was chosen before. */
  readonly names: Readonly<Record<string, string>>;
}

interface FoundManyProps<Row> extends Choices {
  /** What can be typed to find something. */
  readonly hint: Pair;
  /** A hook of the feature's queries: what is found by the words. */
  readonly useRows: (q: string) => UseQueryResult<{ readonly rows: readonly Row[] }>;
  readonly option: (row: Row) => { readonly value: string; readonly label: string };
}

/** Choosing several that are found while one types. */
export function FoundMany<Row>(props: FoundManyProps<Row>) {
  const { id, value = [], onChange, names, hint, useRows, option } = props;
  const say = useSay();
  const [q, setQ] = useState("");
  const [known, setKnown] = useState(names);
  const found = useRows(q);
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
      value={value.map((one) => ({ value: one, label: known[one] ?? one }))}
      onChange={choose}
      showSearch={{ filterOption: false, onSearch: setQ, searchValue: q }}
      loading={found.isFetching}
      placeholder={say(hint)}
      options={found.data?.rows.map(option)}
    />
  );
}
