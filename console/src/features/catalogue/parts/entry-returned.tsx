import { SentBack } from "@/shared/ui/sent-back";
import type { Entry } from "../queries";

/** Why an entry came back from its last review. */
export function Returned({ of }: { readonly of: Entry }) {
  const isBack = of.status === "returned" || of.status === "draft";
  return <SentBack by={isBack ? of.trail.find(isOfEntry) : undefined} />;
}

const isOfEntry = ({ kind }: { kind: string }) => kind === "catalogue.entry";
