import { useSay } from "@/shared/lib/words";
import { useKinds } from "../queries";

/** How a kind of import is called. */
export function KindOf({ code }: { readonly code: string }) {
  const say = useSay();
  const kind = useKinds().data?.rows.find((each) => each.kind === code);
  return kind ? say(kind) : code;
}
