import { type Pair, useSay } from "../lib/words";
import type { FilterBarProps } from "./filter-bar";
import styles from "./list-page.module.css";

/** Search box and filters in plain HTML, for the page that people land on: the other bar weighs 60 kB. */
export function LightBar({ search, filters, place }: Omit<FilterBarProps, "batch">) {
  const say = useSay();
  const narrow = (name: string, value: string) =>
    place.move({ filters: { ...place.filters, [name]: value } });
  return (
    <search className={styles.bar}>
      {search && <Box key={place.q} words={search} q={place.q} seek={(q) => place.move({ q })} />}
      {filters.map(({ name, title, options }) => (
        <select
          key={name}
          className={styles.light}
          aria-label={say(title)}
          value={place.filters[name] ?? ""}
          onChange={(event) => narrow(name, event.target.value)}
        >
          <option value="">{say(title)}</option>
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {say(words)}
            </option>
          ))}
        </select>
      ))}
    </search>
  );
}

interface BoxProps {
  readonly words: Pair;
  readonly q: string;
  readonly seek: (q: string) => void;
}

function Box({ words, q, seek }: BoxProps) {
  const say = useSay();
  return (
    <form
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        seek(String(new FormData(event.currentTarget).get("q") ?? "").trim());
      }}
    >
      <input
        type="search"
        name="q"
        className={styles.light}
        aria-label={say(words)}
        placeholder={say(words)}
        defaultValue={q}
      />
    </form>
  );
}
