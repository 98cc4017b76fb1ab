import { useSearchParams } from "react-router";
import { KnownName, KnownRegion } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { NarrowedTo } from "@/shared/ui/narrowed-to";
import type { Sought } from "../queries";

const ONLY = pair("仅显示", "Only");
const OWN = pair("本级，不含下级", "itself, without those below");

/** That a list was reached from a number, and shows only the rows behind it. */
export function Narrowed({ of }: { readonly of: Sought }) {
  const say = useSay();
  const [, setSearch] = useSearchParams();
  if (!of.region) return null;
  return (
    <NarrowedTo clear={() => setSearch({})}>
      {say(ONLY)}
      {of.region && <KnownRegion code={of.region} />}
      {of.own_region && `（${say(OWN)}）`}
      {of.organisation && <KnownName uscc={of.organisation} />}
    </NarrowedTo>
  );
}
