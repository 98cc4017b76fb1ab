import type { UseQueryResult } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useState } from "react";
import { type Pair, useSay } from "../lib/words";

/** What a form hands to a field that is chosen. */
export interface Choice {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

interface FoundSelectProps<Row> extends Choice {
  /** What can be typed to find something. */
  readonly hint: Pair;
  /** A hook of the feature's queries: what is found by the words. */
  readonly useRows: (q: string) => UseQueryResult<{ readonly rows: readonly Row[] }>;
  readonly option: (row: Row) => { readonly value: string; readonly label: string };
}

/** Choosing something that is found while one types, instead of typing its code. */
export function FoundSelect<Row>(props: FoundSelectProps<Row>) {
  const { id, value, onChange, hint, useRows, option } = props;
  const say = useSay();
  const [q, setQ] = useState("");
  const found = useRows(q || (value ?? ""));
  return (
    <Select
      id={id}
      value={value || undefined}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={found.isFetching}
      placeholder={say(hint)}
      // In a form the label names it.
      aria-label={id ? undefined : say(hint)}
      options={found.data?.rows.map(option)}
    />
  );
}
