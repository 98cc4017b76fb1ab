import type { ReactNode } from "react";
import { useSay } from "@/shared/lib/words";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Delivery } from "../queries/subscriptions";
import * as words from "../words-push";

/** Which change a delivery carries; one without a change is a test. */
export function Kind({ of }: { readonly of: Pick<Delivery, "kind"> }): ReactNode {
  const say = useSay();
  if (of.kind === null) return say(words.TEST);
  return <StatusTag of={words.KINDS} code={of.kind} />;
}
