import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import type { ReactNode } from "react";
import type { PlaceInList } from "../lib/use-place";
import { type Pair, useSay } from "../lib/words";
import styles from "./list-page.module.css";

export interface Filter {
  readonly name: string;
  readonly title: Pair;
  readonly options: Readonly<Record<string, Pair>>;
}

export interface FilterBarProps {
  readonly search?: Pair;
  readonly filters: readonly Filter[];
  readonly place: PlaceInList;
  readonly batch?: ReactNode;
}

/** Search box and filters of a list; each change goes to the address. */
export function FilterBar({ search, filters, place, batch }: FilterBarProps) {
  const say = useSay();
  return (
    <div className={styles.bar}>
      {search && (
        <Input
          key={place.q}
          className={styles.search}
          aria-label={say(search)}
          placeholder={say(search)}
          prefix={<SearchOutlined />}
          defaultValue={place.q}
          allowClear
          onPressEnter={(event) => place.move({ q: event.currentTarget.value.trim() })}
          onClear={() => place.move({ q: "" })}
        />
      )}
      {filters.map((filter) => (
        <FilterSelect key={filter.name} filter={filter} place={place} />
      ))}
      {batch && <div className={styles.chosen}>{batch}</div>}
    </div>
  );
}

function FilterSelect({ filter, place }: { readonly filter: Filter; readonly place: PlaceInList }) {
  const say = useSay();
  const { name, title, options } = filter;
  const choose = (value: string | undefined) =>
    place.move({ filters: { ...place.filters, [name]: value ?? "" } });
  return (
    <Select
      className={styles.filter}
      aria-label={say(title)}
      placeholder={say(title)}
      value={place.filters[name]}
      options={Object.entries(options).map(([value, words]) => ({ value, label: say(words) }))}
      allowClear
      popupMatchSelectWidth={false}
      onChange={choose}
    />
  );
}
