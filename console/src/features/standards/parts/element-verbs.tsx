import { useState } from "react";
import { useNavigate } from "react-router";
import { pair } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody } from "@/shared/ui/verbs";
import { type Element, useElementVerbs } from "../queries/elements";
import { ReviewStandard } from "./review-standard";
import { standardVerbs } from "./standard-verbs";

const REVIEW = pair("审核数据元", "Review the element");
type Acts = Readonly<Record<string, (body: VerbBody) => Promise<unknown>>>;

/** What may be done to a version of an element now. */
export function ElementVerbs({ of }: { readonly of: Element }) {
  const navigate = useNavigate();
  const verbs = useElementVerbs(of.id);
  const [reviewing, setReviewing] = useState(false);
  const acts: Acts = {
    submit: verbs.submit,
    recall: verbs.recall,
    withdraw: ({ reason = "" }) => verbs.withdraw(reason),
    revise: async () => {
      const next = await verbs.revise();
      void navigate(`/standards/elements/${next.id}/edit`);
    },
    delete: async () => {
      await verbs.discard();
      void navigate("/standards/elements");
    },
  };
  const open = {
    edit: () => void navigate(`/standards/elements/${of.id}/edit`),
    review: () => setReviewing(true),
  };
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={standardVerbs(open)}
        act={async (verb, body) => acts[verb]?.(body)}
      />
      {reviewing && (
        <ReviewStandard title={REVIEW} decide={verbs.review} close={() => setReviewing(false)} />
      )}
    </>
  );
}
