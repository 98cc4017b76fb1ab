import { maskWords } from "@/features/protect/door";
import { Words } from "@/shared/ui/words";

/** How an item is shown to its consumer. */
export function MaskOf({ mask }: { readonly mask: string | null }) {
  return <Words pair={maskWords(mask)} />;
}
