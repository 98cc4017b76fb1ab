import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody } from "@/shared/ui/verbs";
import { type CodeList, codesSheet, useCodeListVerbs } from "../queries/code-lists";
import type { Review } from "../queries/elements";
import { EXPORT } from "../words";
import { CodeListDrawer } from "./code-list-drawer";
import { CodesDrawer } from "./codes-drawer";
import { ReviewStandard } from "./review-standard";
import { standardVerbs } from "./standard-verbs";

const REVIEW = pair("审核代码集", "Review the code list");
const CODES = pair("编辑代码", "Edit the codes");
type Acts = Readonly<Record<string, (body: VerbBody) => Promise<unknown>>>;

/** What may be done to a code list now. */
export function CodeListVerbs({ of }: { readonly of: CodeList }) {
  const say = useSay();
  const navigate = useNavigate();
  const verbs = useCodeListVerbs(of.id);
  const [open, setOpen] = useState<"edit" | "codes" | "review" | null>(null);
  const close = () => setOpen(null);
  const acts: Acts = {
    submit: verbs.submit,
    recall: verbs.recall,
    withdraw: ({ reason = "" }) => verbs.withdraw(reason),
    revise: async () => {
      const next = await verbs.revise();
      void navigate(`/standards/code-lists/${next.id}`);
    },
    delete: async () => {
      await verbs.discard();
      void navigate("/standards/code-lists");
    },
  };
  return (
    <>
      <Button href={codesSheet(of.id)}>{say(EXPORT)}</Button>
      {of.verbs.includes("edit") && <Button onClick={() => setOpen("codes")}>{say(CODES)}</Button>}
      <VerbBar
        offered={of.verbs}
        verbs={standardVerbs({ edit: () => setOpen("edit"), review: () => setOpen("review") })}
        act={async (verb, body) => acts[verb]?.(body)}
      />
      {open === "edit" && <CodeListDrawer of={of} close={close} />}
      {open === "review" && <ReviewList of={of} close={close} />}
      {open === "codes" && <CodesDrawer of={of} close={close} />}
    </>
  );
}

function ReviewList({ of, close }: { readonly of: CodeList; readonly close: () => void }) {
  const navigate = useNavigate();
  const verbs = useCodeListVerbs(of.id);
  const decide = async (review: Review) => {
    const now = await verbs.review(review);
    if (now.id !== of.id) void navigate(`/standards/code-lists/${now.id}`);
  };
  return <ReviewStandard title={REVIEW} decide={decide} close={close} />;
}
