import { leftTone, leftWords } from "@/shared/lib/days-left";
import { formatDay } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { StatusTag, state } from "@/shared/ui/status-tag";
import type { Application } from "../queries/applications";

const PAUSED = state("已暂停计时", "Paused", "plain");
const ENDED = state("已答复", "Answered", "plain");

/** The last day of the answer and what is left until then; a clock that rests has no last day. */
export function Due({ of }: { readonly of: Application }) {
  const rests = of.paused_on !== null && of.clock?.days_left !== null;
  return (
    <>
      {!rests && formatDay(of.due_on)} <DaysLeft of={of} />
    </>
  );
}

/** How much of the limit is left; whether the clock rests or has stopped. */
function DaysLeft({ of }: { readonly of: Application }) {
  const left = of.clock?.days_left ?? null;
  if (left === null) {
    return of.answered_at ? <StatusTag of={{ shown: ENDED }} code="shown" /> : null;
  }
  return <StatusTag of={{ shown: tagOf(left, of.paused_on !== null) }} code="shown" />;
}

function tagOf(days: number, paused: boolean) {
  const left = leftWords(days);
  if (paused) return { ...PAUSED, ...pair(`${PAUSED.zh}，${left.zh}`, `${PAUSED.en}, ${left.en}`) };
  return { ...left, tone: leftTone(days) };
}
