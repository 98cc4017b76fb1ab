import { type Pair, useSay } from "@/shared/lib/words";

/** What a line of the ledger tells. */
export function Happened({ line }: { readonly line: Pair }) {
  return useSay()(line);
}
