import { formatDay, formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Overdue } from "@/shared/ui/overdue";
import type { Entry } from "../queries";
import styles from "./leaving.module.css";

const REASON = pair("理由：", "Reason: ");

/** The review of an entry's withdrawal that has not ended. */
export const withdrawalOf = (of: Entry) =>
  of.trail.find(({ kind, state }) => kind === "catalogue.withdrawal" && state === "pending");

/** Says of a published entry that somebody asked to take it off: who, why, and who decides now. */
export function Leaving({ of }: { readonly of: Entry }) {
  const say = useSay();
  const withdrawal = withdrawalOf(of);
  const step = withdrawal?.steps.find(({ state }) => state === "open");
  if (!withdrawal || !step) return null;
  const asked = formatMoment(withdrawal.opened_at);
  return (
    <section className={styles.leaving}>
      <p>
        {say(
          pair(
            `${withdrawal.opened_by_name} 于 ${asked} 申请下线；审核同意前，目录继续有效。`,
            `${withdrawal.opened_by_name} asked on ${asked} to withdraw this entry; it stays in force until the review has agreed.`,
          ),
        )}
      </p>
      <p className={styles.reason}>
        {say(REASON)}
        {withdrawal.reason}
      </p>
      <p>
        {say(
          pair(
            `当前环节：${step.zh}，期限 ${formatDay(step.due_on)}`,
            `Now: ${step.en}, due ${formatDay(step.due_on)}`,
          ),
        )}{" "}
        <Overdue of={step} />
      </p>
    </section>
  );
}
