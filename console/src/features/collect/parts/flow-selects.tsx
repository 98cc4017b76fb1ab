import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useSources, useSourceTables } from "../queries";

const CHOOSE = pair("输入名称查找", "Search by name");
const CHOICES_MAX = 50;

interface SelectProps {
  /** A form hands these in. */
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly disabled?: boolean;
}

/** Choosing a source by its name. */
export function SourceSelect(props: SelectProps) {
  const say = useSay();
  const [q, setQ] = useState("");
  const sources = useSources({ q, size: CHOICES_MAX });
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={sources.isFetching}
      placeholder={say(CHOOSE)}
      options={sources.data?.rows.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** Choosing a table or a file of a source. */
export function TableSelect({ source, ...props }: SelectProps & { readonly source: string }) {
  const say = useSay();
  const [q, setQ] = useState("");
  const tables = useSourceTables(source, q);
  if (tables.error) {
    return <ProblemNote error={tables.error} again={() => void tables.refetch()} />;
  }
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={tables.isFetching}
      placeholder={say(CHOOSE)}
      options={tables.data?.rows.map(({ name, comment }) => ({
        value: name,
        label: comment && comment !== name ? `${comment}（${name}）` : name,
      }))}
    />
  );
}
