/** What is left of a limit, in words and in a colour. */
import { type Pair, pair } from "./words";

/** How much of a limit is left, in working days. */
export function leftWords(days: number): Pair {
  if (days < 0) return pair(`已逾期 ${-days} 个工作日`, `${-days} working days late`);
  if (days === 0) return pair("今日到期", "Due today");
  return pair(`剩余 ${days} 个工作日`, `${days} working days left`);
}

/** What is late is bad, the last two days want attention. */
export function leftTone(days: number): "bad" | "wait" | "good" {
  if (days < 0) return "bad";
  return days <= 2 ? "wait" : "good";
}
