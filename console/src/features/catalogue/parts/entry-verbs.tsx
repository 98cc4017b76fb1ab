import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMe } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { ReviewDrawer } from "@/shared/ui/review-drawer";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verb, VerbBody, Verbs } from "@/shared/ui/verbs";
import { type Entry, useEntryVerbs } from "../queries";
import { REQUIRE } from "../words-updates";
import { BindResource } from "./bind-resource";
import { RevisionChanges } from "./entry-differences";
import { readAtOf, withdrawalOf } from "./leaving";

/** The calendar of the form weighs as much as the page. */
const RequireUpdate = lazy(async () => ({
  default: (await import("./require-update")).RequireUpdate,
}));

const APPLY = pair("申请使用", "Apply");
const NOTHING_BOUND = pair(
  "提供部门尚未挂接数据资源，暂不能申请",
  "Its provider has bound no data yet",
);
const REVIEW_WITHDRAWAL = pair(
  "同意后转下一环节，主管部门同意即下线；退回或驳回后本次申请终结，目录继续有效。",
  "A yes leads to the next step, the bureau's takes it off; any other word ends the matter and the entry stays.",
);
const SUBMIT_APPLICATION = "share.application.submit";
/** What each verb asks of the server; the others open a form. */
type Acts = Readonly<Record<string, (body: VerbBody) => Promise<unknown>>>;

/** What may be done to an entry now, and the way to ask for its data. */
export function EntryVerbs({ of }: { readonly of: Entry }) {
  const navigate = useNavigate();
  const verbs = useEntryVerbs(of.id);
  const leaving = withdrawalOf(of) !== undefined;
  const [open, setOpen] = useState<"bind" | "update" | null>(null);
  /** When what the reviewer has before them came to be; it stays while the drawer is open. */
  const [readAt, setReadAt] = useState<string | null>(null);
  const acts: Acts = {
    submit: verbs.submit,
    recall: verbs.recall,
    withdraw: ({ reason = "" }) => verbs.withdraw(reason),
    revise: async () => {
      const revision = await verbs.revise();
      void navigate(`/catalogue/entries/${revision.id}/edit`);
    },
    delete: async () => {
      await verbs.discard();
      void navigate("/catalogue/compile");
    },
  };
  const openers = {
    edit: () => void navigate(`/catalogue/entries/${of.id}/edit`),
    review: () => setReadAt(readAtOf(of)),
    bind: () => setOpen("bind"),
    update: () => setOpen("update"),
  };
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={verbsOf(openers, leaving ? RECALL_WITHDRAWAL : RECALL)}
        act={async (verb, body) => acts[verb]?.(body)}
      />
      <Apply of={of} />
      {open === "update" && (
        <Suspense fallback={null}>
          <RequireUpdate id={of.id} close={() => setOpen(null)} />
        </Suspense>
      )}
      {open === "bind" && <BindResource id={of.id} close={() => setOpen(null)} />}
      {readAt !== null && (
        <ReviewDrawer
          about={leaving ? REVIEW_WITHDRAWAL : undefined}
          decide={async (review) => {
            const after = await verbs.review({ ...review, read_at: readAt });
            if (after.id !== of.id) void navigate(`/catalogue/entries/${after.id}`);
          }}
          close={() => setReadAt(null)}
        >
          {of.revises ? <RevisionChanges of={of} /> : undefined}
        </ReviewDrawer>
      )}
    </>
  );
}

function Apply({ of }: { readonly of: Entry }) {
  const say = useSay();
  const me = useMe();
  const may = me.data?.permissions.includes(SUBMIT_APPLICATION) ?? false;
  const own = me.data?.organisation?.uscc === of.provider_code;
  if (!may || own || of.status !== "published" || of.share_type === "not_shared") return null;
  if (of.resources.length === 0) {
    return (
      <Button type="primary" disabled title={say(NOTHING_BOUND)}>
        {say(APPLY)}
      </Button>
    );
  }
  return (
    <Link to={`/share/apply?entry=${of.id}`}>
      <Button type="primary">{say(APPLY)}</Button>
    </Link>
  );
}

const RECALL: Verb = {
  words: pair("撤回", "Recall"),
  about: pair("撤回后回到草稿，可修改后重新提交。", "It becomes a draft again."),
};
const RECALL_WITHDRAWAL: Verb = {
  words: pair("撤回下线申请", "Take the withdrawal back"),
  about: pair("撤回后目录继续有效。", "The entry stays as it is."),
};

interface Openers {
  readonly edit: () => void;
  readonly review: () => void;
  readonly bind: () => void;
  readonly update: () => void;
}

const verbsOf = (open: Openers, recall: Verb): Verbs => ({
  delete: {
    words: pair("删除", "Delete"),
    tone: "danger",
    about: pair("草稿删除后不能恢复。", "A deleted draft is gone for good."),
  },
  withdraw: {
    words: pair("申请下线", "Ask to withdraw"),
    tone: "danger",
    about: pair(
      "依次由本部门负责人和数据主管部门审核，同意前目录继续有效；下线后不再可查、不可申请，未办结的共享申请终止。",
      "The head of the department and the bureau review it, and it stays in force so long. Once off, it is found and applied for no more, and applications that are not decided end.",
    ),
    asks: { field: "reason", label: pair("下线原因", "Reason"), required: true },
  },
  recall,
  require_update: { words: REQUIRE, open: open.update },
  bind: { words: pair("挂接资源", "Bind a resource"), open: open.bind },
  revise: {
    words: pair("变更", "Revise"),
    about: pair(
      "将生成一份变更草稿；审核通过前，现行版本继续有效。",
      "A draft of the next version is made; this one stays in force until it is approved.",
    ),
  },
  edit: { words: pair("编辑", "Edit"), open: open.edit },
  submit: {
    words: pair("提交审核", "Submit"),
    tone: "main",
    about: pair(
      "依次由本部门负责人和数据主管部门审核，通过后自动发布。",
      "The head of the department and the bureau review it; then it is published.",
    ),
  },
  review: { words: pair("审核", "Review"), tone: "main", open: open.review },
});
