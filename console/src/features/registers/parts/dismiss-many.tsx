import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { doneOf, type Outcome, Outcomes } from "@/shared/ui/outcomes";
import { useTell } from "@/shared/ui/tell";
import { VerbDialog } from "@/shared/ui/verb-dialog";
import type { Verb } from "@/shared/ui/verbs";
import { type Duplicate, useDuplicateVerbs } from "../queries";
import { REASON } from "../words";

/** How many cases the server takes at once. */
export const DISMISSED_AT_ONCE_MAX = 200;
export const DISMISS_MANY = pair("批量认定不重复", "No duplicates");
const VERB: Verb = {
  words: DISMISS_MANY,
  about: pair(
    "所选各条逐条认定为不重复，以后不再提示；理由记入每一条。",
    "Each of them is decided for itself and told no more; the reason stands in each.",
  ),
  asks: { field: "reason", label: REASON, required: true },
};

export interface DismissManyProps {
  readonly of: readonly Duplicate[];
  readonly close: () => void;
  /** Hears which of them were decided. */
  readonly done: (ids: readonly string[]) => void;
}

/** Says of many cases, with one reason, that they are no duplicates. */
export function DismissMany({ of, close, done }: DismissManyProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useDuplicateVerbs();
  const [outcomes, show] = useState<readonly Outcome[]>();
  if (outcomes) return <Outcomes of={of.map(named)} outcomes={outcomes} close={close} />;
  const act = async ({ reason = "" }) => {
    const rows = await verbs.dismissMany(
      of.map(({ id }) => id),
      reason,
    );
    const decided = doneOf(rows);
    if (decided.length > 0) tell.good(say(doneWords(decided.length)));
    done(decided);
    if (decided.length < rows.length) show(rows);
    else close();
  };
  return <VerbDialog verb={VERB} act={act} close={close} quiet />;
}

const named = ({ id, first, second }: Duplicate) => ({
  id,
  name: `${first.name} · ${second.name}`,
});
const doneWords = (count: number) => pair(`已认定 ${count} 条`, `${count} decided`);
