import { formatDay } from "@/shared/lib/formats";
import { Overdue } from "@/shared/ui/overdue";
import type { Step } from "../queries";
import styles from "./parts.module.css";

/** The last day of a limit, and by how much it has passed. */
export function Due({ of }: { readonly of: Step }) {
  return (
    <span className={styles.due}>
      {formatDay(of.due_on)} <Overdue of={of} />
    </span>
  );
}
