import { formatDay, formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Notice, Quoted } from "@/shared/ui/notice";
import { Overdue } from "@/shared/ui/overdue";
import type { Entry } from "../queries";

const REASON = pair("理由", "Reason");

/** The review of an entry's withdrawal that has not ended. */
export const withdrawalOf = (of: Pick<Entry, "trail">) =>
  of.trail.find(({ kind, state }) => kind === "catalogue.withdrawal" && state === "pending");

/** When what waits for a decision came to be: the step of a withdrawal, else the text itself. */
export const readAtOf = (of: Pick<Entry, "trail" | "changed_at">): string =>
  withdrawalOf(of)?.steps.find(({ state }) => state === "open")?.opened_at ?? of.changed_at;

/** Says of a published entry that somebody asked to take it off: who, why, and who decides now. */
export function Leaving({ of }: { readonly of: Entry }) {
  const say = useSay();
  const withdrawal = withdrawalOf(of);
  const step = withdrawal?.steps.find(({ state }) => state === "open");
  if (!withdrawal || !step) return null;
  const asked = formatMoment(withdrawal.opened_at);
  return (
    <Notice>
      <p>
        {say(
          pair(
            `${withdrawal.opened_by_name} 于 ${asked} 申请下线；审核同意前，目录继续有效。`,
            `${withdrawal.opened_by_name} asked on ${asked} to withdraw this entry; it stays in force until the review has agreed.`,
          ),
        )}
      </p>
      <Quoted of={REASON}>{withdrawal.reason}</Quoted>
      <p>
        {say(
          pair(
            `当前环节：${step.zh}，期限 ${formatDay(step.due_on)}`,
            `Now: ${step.en}, due ${formatDay(step.due_on)}`,
          ),
        )}{" "}
        <Overdue of={step} />
      </p>
    </Notice>
  );
}
