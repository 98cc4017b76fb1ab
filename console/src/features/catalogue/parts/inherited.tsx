import { pair, useSay } from "@/shared/lib/words";
import type { Entry, Item } from "../queries";
import { Coded } from "./coded";
import styles from "./entry-items.module.css";

const AS_THE_ENTRY = pair("（随目录）", " (as the entry)");

/** What an item takes from its entry where it says nothing itself. */
export type Inherited = "share_type" | "open_type" | "data_level" | "masking";

interface InheritedOrOwnProps {
  readonly field: Inherited;
  readonly item: Item;
  readonly entry: Entry;
}

/** The value of an item, or the entry's, marked as such. */
export function InheritedOrOwn({ field, item, entry }: InheritedOrOwnProps) {
  const say = useSay();
  if (item[field] !== null || entry[field] === null) {
    return <Coded field={field} value={item[field]} />;
  }
  return (
    <>
      <Coded field={field} value={entry[field]} />
      <span className={styles.inherited}>{say(AS_THE_ENTRY)}</span>
    </>
  );
}
