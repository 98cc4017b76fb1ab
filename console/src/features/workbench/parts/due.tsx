import { formatDay } from "@/shared/lib/formats";
import styles from "./parts.module.css";

/** The last day of a limit; red once it has passed. */
export function Due({ on }: { readonly on: string | null }) {
  const late = on !== null && on < formatDay(new Date());
  return <span className={late ? styles.late : undefined}>{formatDay(on)}</span>;
}
