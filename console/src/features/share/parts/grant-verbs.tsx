import { useState } from "react";
import { pair } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody, Verbs } from "@/shared/ui/verbs";
import { type Grant, useGrantVerbs } from "../queries/grants";
import { REASON } from "../words";
import { QuotaForm } from "./quota-form";

/** What may be done to a grant now. */
export function GrantVerbs({ of }: { readonly of: Grant }) {
  const verbs = useGrantVerbs(of.id);
  const [setting, set] = useState(false);
  const act = async (verb: string, body: VerbBody) => {
    if (verb === "suspend" || verb === "restore" || verb === "revoke") {
      await verbs.change(verb, body.reason ?? "");
    }
  };
  return (
    <>
      <VerbBar offered={of.verbs} verbs={verbsOf(() => set(true))} act={act} />
      {setting && <QuotaForm of={of} close={() => set(false)} />}
    </>
  );
}

const REASON_ASKED = { field: "reason", label: REASON, required: true };

const verbsOf = (setQuota: () => void): Verbs => ({
  revoke: {
    words: pair("终止", "Revoke"),
    tone: "danger",
    about: pair(
      "终止后不能恢复，需求部门须重新申请。无正当理由不得终止已提供的共享服务（条例第二十七条）。",
      "It cannot be restored; the consumer applies anew. Decree 809, Art. 27 wants a good reason.",
    ),
    asks: REASON_ASKED,
  },
  suspend: {
    words: pair("暂停", "Suspend"),
    about: pair(
      "暂停后立即拒绝该系统的全部调用，整改后可以恢复。",
      "Every call of the system is refused at once; the grant may be restored.",
    ),
    asks: REASON_ASKED,
  },
  set_quota: { words: pair("调整配额", "Set the quota"), open: setQuota },
  restore: {
    words: pair("恢复", "Restore"),
    tone: "main",
    about: pair("恢复后该系统可以继续调用。", "The system may call again."),
    asks: REASON_ASKED,
  },
});
