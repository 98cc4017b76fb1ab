import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Duplicate, useDuplicateVerbs } from "../queries";
import * as words from "../words";
import styles from "./registers.module.css";

const HISTORY = pair("经过", "History");
const REASON = { field: "reason", label: words.REASON, required: true };
const OUTRIGHT: Verbs = {
  dismiss: { words: pair("不重复", "No duplicate"), asks: REASON },
  reopen: {
    words: pair("重新认定", "Decide anew"),
    about: pair(
      "撤回原认定，线索回到“待认定”；原已明确数源部门的不再有效，双方都会收到通知。",
      "The decision is taken back, a named source is none any more; both are told.",
    ),
    asks: REASON,
  },
};

const DuplicateHistory = lazy(async () => ({
  default: (await import("./duplicate-history")).DuplicateHistory,
}));

/** What the bureau may do to a case, and what was done to it. */
export function DuplicateVerbs({ of }: { readonly of: Duplicate }) {
  const say = useSay();
  const verbs = useDuplicateVerbs();
  const [told, tell] = useState(false);
  const named = (side: "first" | "second"): Verbs[string] => ({
    words: pair(
      side === "first" ? "目录一为数源" : "目录二为数源",
      side === "first" ? "The first" : "The second",
    ),
    about: pair(
      `认定重复采集，数源部门为${of[side].provider_name}；双方都会收到通知。`,
      `${of[side].provider_name} becomes the source; both are told.`,
    ),
    asks: REASON,
  });
  const offered = of.verbs.flatMap((verb) => (verb === "confirm" ? ["first", "second"] : [verb]));
  const act = (verb: string, reason: string) => {
    if (verb === "dismiss") return verbs.dismiss(of.id, reason);
    if (verb === "reopen") return verbs.reopen(of.id, reason);
    return verbs.confirm(of.id, verb === "first" ? of.first.id : of.second.id, reason);
  };
  return (
    <div className={styles.actions}>
      <VerbBar
        offered={offered}
        size="small"
        verbs={{ first: named("first"), second: named("second"), ...OUTRIGHT }}
        act={(verb, { reason = "" }) => act(verb, reason)}
      />
      <Button type="link" size="small" onClick={() => tell(true)}>
        {say(HISTORY)}
      </Button>
      {told && (
        <Suspense>
          <DuplicateHistory of={of} close={() => tell(false)} />
        </Suspense>
      )}
    </div>
  );
}
