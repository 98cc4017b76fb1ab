import { pair, useSay } from "@/shared/lib/words";
import { Coded } from "./coded";
import styles from "./entry-items.module.css";

const AS_THE_ENTRY = pair("（随目录）", " (as the entry)");

/** What an item takes from its entry where it says nothing itself. */
export type Inherited = "share_type" | "open_type" | "data_level" | "masking";

/** What an item or an entry says, now or in a version of the past. */
type Says = { readonly [field in Inherited]?: unknown };

interface InheritedOrOwnProps {
  readonly field: Inherited;
  readonly item: Says;
  readonly entry: Says;
}

/** The value of an item, or the entry's, marked as such. */
export function InheritedOrOwn({ field, item, entry }: InheritedOrOwnProps) {
  const say = useSay();
  if ((item[field] ?? null) !== null || (entry[field] ?? null) === null) {
    return <Coded field={field} value={item[field]} />;
  }
  return (
    <>
      <Coded field={field} value={entry[field]} />
      <span className={styles.inherited}>{say(AS_THE_ENTRY)}</span>
    </>
  );
}
