import { leftTone, leftWords } from "../lib/days-left";
import { StatusTag } from "./status-tag";

/** How many working days are left, or by how many it is late. */
export function DaysLeft({ days }: { readonly days: number }) {
  return <StatusTag of={{ left: { ...leftWords(days), tone: leftTone(days) } }} code="left" />;
}
