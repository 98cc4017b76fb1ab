import { useState } from "react";
import { useNavigate } from "react-router";
import { pair } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Application, useApplicationVerbs } from "../queries/applications";
import { AnswerExtension, AskExtension } from "./extension-forms";
import { ReviewApplication } from "./review-application";

type Opened = "review" | "extend" | "answer_extension";

/** What may be done to an application now. */
export function ApplicationVerbs({ of }: { readonly of: Application }) {
  const navigate = useNavigate();
  const verbs = useApplicationVerbs();
  const [opened, open] = useState<Opened | null>(null);
  const close = () => open(null);
  const act = async (verb: string) => {
    if (verb === "submit") await verbs.submit(of.id);
    if (verb === "withdraw") await verbs.withdraw(of.id);
  };
  const edit = () => void navigate(`/share/applications/${of.id}/edit`);
  return (
    <>
      <VerbBar offered={of.verbs} verbs={verbsOf(edit, open)} act={act} />
      {opened === "review" && <ReviewApplication of={of} close={close} />}
      {opened === "extend" && <AskExtension of={of} close={close} />}
      {opened === "answer_extension" && of.extension && (
        <AnswerExtension of={of} extension={of.extension} close={close} />
      )}
    </>
  );
}

const verbsOf = (edit: () => void, open: (form: Opened) => void): Verbs => ({
  withdraw: {
    words: pair("撤回", "Withdraw"),
    tone: "danger",
    about: pair(
      "撤回后本申请结束；仍需使用时可重新申请。",
      "The application ends; it may be made anew.",
    ),
  },
  extend: { words: pair("申请延期答复", "Ask for more time"), open: () => open("extend") },
  answer_extension: {
    words: pair("审核延期", "Answer the extension"),
    open: () => open("answer_extension"),
  },
  edit: { words: pair("编辑", "Edit"), open: edit },
  submit: {
    words: pair("提交", "Submit"),
    tone: "main",
    about: pair(
      "提交后开始计算答复期限；内容不完整的，会一次性告知需要补正的内容。",
      "The clock starts; if something is missing, all of it is told at once.",
    ),
  },
  supplement: { words: pair("补正", "Complete"), tone: "main", open: edit },
  review: { words: pair("审核", "Review"), tone: "main", open: () => open("review") },
});
