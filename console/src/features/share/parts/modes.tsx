import { useSay, wordsOf } from "@/shared/lib/words";
import { MODES } from "../words";

/** In which forms data is shared. */
export function Modes({ of }: { readonly of: readonly string[] }) {
  const say = useSay();
  return of.map((mode) => say(wordsOf(MODES, mode))).join("、") || "—";
}
