import { lazy, Suspense, useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { type Chosen, doneOf, type Outcome, Outcomes } from "@/shared/ui/outcomes";
import { useTell } from "@/shared/ui/tell";
import { VerbDialog } from "@/shared/ui/verb-dialog";
import type { Verb, VerbBody } from "@/shared/ui/verbs";
import { useManyVerbs } from "../queries/batches";
import { type UpdateNote, useUpdateVerbs } from "../queries/updates";
import { REQUIRE_MANY } from "../words-updates";
import { ReviewEntries } from "./review-entries";
import { SetMany } from "./set-many";

/** The calendar of the form weighs as much as the list. */
const UpdateNoteForm = lazy(async () => ({
  default: (await import("./update-note")).UpdateNoteForm<readonly Outcome[]>,
}));

export const MANY_VERBS = {
  submit: {
    words: pair("批量提交", "Submit"),
    about: pair(
      "逐件校验后提交审核；不完整的会列出缺项，不影响其他目录。",
      "Each is checked and submitted; what is incomplete is told and holds nobody up.",
    ),
  },
  review: { words: pair("批量审批", "Decide") },
  set: { words: pair("批量设置", "Set fields") },
  recall: {
    words: pair("批量撤回", "Take back"),
    about: pair(
      "审核中的目录恢复为草稿；下线申请撤回后，目录继续有效。",
      "What is under review is a draft again; what was to be withdrawn stays.",
    ),
  },
  withdraw: {
    words: pair("批量申请下线", "Ask to withdraw"),
    tone: "danger",
    about: pair(
      "逐件审核，同意前继续有效；有有效授权的目录不能下线。",
      "Each is reviewed and stays in force so long; what others hold grants on stays.",
    ),
    asks: { field: "reason", label: pair("下线理由", "Reason"), required: true },
  },
  require_update: { words: REQUIRE_MANY },
  delete: {
    words: pair("批量删除", "Delete"),
    tone: "danger",
    about: pair("只能删除草稿，删除后不能恢复。", "Drafts alone; they cannot be brought back."),
  },
} as const satisfies Readonly<Record<string, Verb>>;
export type ManyVerb = keyof typeof MANY_VERBS;

/** How many entries the server takes at once. */
export const ENTRIES_AT_ONCE_MAX = 200;

const NEEDS: Readonly<Record<ManyVerb, readonly string[]>> = {
  submit: ["catalogue.entry.submit"],
  review: ["catalogue.entry.review_department", "catalogue.entry.review_bureau"],
  set: ["catalogue.entry.compile"],
  recall: ["catalogue.entry.submit"],
  withdraw: ["catalogue.entry.withdraw"],
  require_update: ["catalogue.entry.compile", "catalogue.entry.review_bureau"],
  delete: ["catalogue.entry.compile"],
};

/** What somebody with these permissions may do to many; whether it fits each, the server says. */
export const manyVerbsFor = (permissions: readonly string[]): readonly ManyVerb[] =>
  (Object.keys(NEEDS) as ManyVerb[]).filter((verb) =>
    NEEDS[verb].some((need) => permissions.includes(need)),
  );

interface ManyEntriesProps {
  readonly verb: ManyVerb;
  readonly of: readonly Chosen[];
  readonly close: () => void;
  /** Hears to which of them it was done. */
  readonly done?: (ids: readonly string[]) => void;
}

/** Does something to many entries; those that were refused say why. */
export function ManyEntries({ verb, of, close, done }: ManyEntriesProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useManyVerbs();
  const updates = useUpdateVerbs();
  const [outcomes, show] = useState<readonly Outcome[]>();
  const ids = of.map(({ id }) => id);
  const settle = (rows: readonly Outcome[]) => {
    const { length } = doneOf(rows);
    if (length > 0) tell.good(say(pair(`已办理 ${length} 件`, `${length} done`)));
    done?.(doneOf(rows));
    if (length < rows.length) show(rows);
    else close();
  };
  if (outcomes) return <Outcomes of={of} outcomes={outcomes} close={close} />;
  if (verb === "review") return <ReviewEntries of={of} close={close} done={done} />;
  if (verb === "set") {
    return (
      <SetMany of={of} set={(change) => verbs.change(ids, change)} sent={settle} close={close} />
    );
  }
  if (verb === "require_update") {
    return (
      <Suspense fallback={null}>
        <UpdateNoteForm
          title={REQUIRE_MANY}
          of={of}
          send={(note: UpdateNote) => updates.requireMany(ids, note)}
          sent={settle}
          close={close}
        />
      </Suspense>
    );
  }
  const act = async ({ reason = "" }: VerbBody) =>
    settle(await (verb === "withdraw" ? verbs.withdraw(ids, reason) : verbs[verb](ids)));
  return <VerbDialog verb={MANY_VERBS[verb]} act={act} close={close} quiet />;
}
