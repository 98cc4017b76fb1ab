import { Link } from "react-router";
import { useSay } from "@/shared/lib/words";
import type { Line } from "../queries";
import { thingOf } from "./objects";

/** On what a line of the ledger happened, and the way to it. */
export function LedgerObject({ of }: { readonly of: Line }) {
  const say = useSay();
  const thing = thingOf(of);
  if (!thing) return "—";
  const words = [say(thing.word), thing.name].filter(Boolean).join(" ");
  return thing.page ? <Link to={thing.page}>{words}</Link> : words;
}
