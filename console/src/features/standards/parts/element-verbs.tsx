import { useState } from "react";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { ReviewFields, SUBMIT_REVIEW } from "@/shared/ui/review-drawer";
import { useTell } from "@/shared/ui/tell";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody } from "@/shared/ui/verbs";
import { type Element, type Review, useElementVerbs } from "../queries/elements";
import { standardVerbs } from "./standard-verbs";

const REVIEW = pair("审核数据元", "Review the element");
const DONE = pair("审核结果已提交", "The decision is submitted");
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
      {reviewing && <ReviewElement of={of} close={() => setReviewing(false)} />}
    </>
  );
}

function ReviewElement({ of, close }: { readonly of: Element; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useElementVerbs(of.id);
  return (
    <FormDrawer<Review, unknown>
      title={REVIEW}
      submit={SUBMIT_REVIEW}
      initial={{ decision: "approve" }}
      send={verbs.review}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <ReviewFields of={["approve", "reject"]} />
    </FormDrawer>
  );
}
