import { pair } from "@/shared/lib/words";
import { StatusTag, state } from "@/shared/ui/status-tag";
import type { Application } from "../queries/applications";
import { leftTone, leftWords } from "../rules";

const PAUSED = state("已暂停计时", "Paused", "plain");
const ENDED = state("已答复", "Answered", "plain");

/** How much of the limit is left; whether the clock rests or has stopped. */
export function DaysLeft({ of }: { readonly of: NonNullable<Application["clock"]> }) {
  const shown = of.days_left === null ? ENDED : tagOf(of.days_left, of.paused_on !== null);
  return <StatusTag of={{ shown }} code="shown" />;
}

function tagOf(days: number, paused: boolean) {
  const left = leftWords(days);
  if (paused) return { ...PAUSED, ...pair(`${PAUSED.zh}，${left.zh}`, `${PAUSED.en}, ${left.en}`) };
  return { ...left, tone: leftTone(days) };
}
