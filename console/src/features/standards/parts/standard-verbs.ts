import { pair } from "@/shared/lib/words";
import type { Verbs } from "@/shared/ui/verbs";
import { REASON } from "../words";

/** What the verbs of a standard say and ask; those with a form of their own are opened. */
export const standardVerbs = (open: { edit: () => void; review?: () => void }): Verbs => ({
  delete: {
    words: pair("删除", "Delete"),
    tone: "danger",
    about: pair("草稿删除后不能恢复。", "A deleted draft is gone for good."),
  },
  withdraw: {
    words: pair("废止", "Withdraw"),
    tone: "danger",
    about: pair(
      "废止后不能再引用；已引用的数据会在落标中列出。之后可以修订并重新实施。",
      "It can no longer be referred to; it may be revised and put in force again.",
    ),
    asks: { field: "reason", label: REASON, required: true },
  },
  recall: {
    words: pair("撤回", "Recall"),
    about: pair("撤回后回到草稿，可修改后重新提交。", "It becomes a draft again."),
  },
  revise: {
    words: pair("修订", "Revise"),
    about: pair(
      "将生成新版本草稿；新版本实施前，现行版本继续有效。",
      "A draft of the next version is made; this one stays in force until then.",
    ),
  },
  edit: { words: pair("编辑", "Edit"), open: open.edit },
  submit: {
    words: pair("提交审核", "Submit"),
    tone: "main",
    about: pair("由标准主管部门审核，同意后即为现行标准。", "Once approved it is in force."),
  },
  review: {
    words: pair("审核", "Review"),
    tone: "main",
    ...(open.review && { open: open.review }),
  },
});
