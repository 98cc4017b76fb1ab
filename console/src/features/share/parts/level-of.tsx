import { LEVELS } from "@/features/protect/door";
import { StatusTag } from "@/shared/ui/status-tag";

/** The level of an item; what nobody graded is a dash. */
export function LevelOf({ level }: { readonly level: string | null }) {
  return level ? <StatusTag of={LEVELS} code={level} /> : "—";
}
