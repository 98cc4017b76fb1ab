import { pair } from "../lib/words";
import { StatusTag } from "./status-tag";

interface OverdueProps {
  readonly of: { readonly overdue_days: number; readonly decided_at: string | null };
}

/** By how many working days a step of an approval is late, or was when it was decided. */
export function Overdue({ of: { overdue_days: days, decided_at } }: OverdueProps) {
  if (days === 0) return null;
  const words = decided_at
    ? pair(`逾期 ${days} 个工作日办结`, `Decided ${days} working days late`)
    : pair(`已超期 ${days} 个工作日`, `${days} working days overdue`);
  return <StatusTag of={{ late: { ...words, tone: decided_at ? "wait" : "bad" } }} code="late" />;
}
