import { useNavigate } from "react-router";
import { pair } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody, Verbs } from "@/shared/ui/verbs";
import { type RecordLine, type Register, useRecordVerbs } from "../queries";
import { listOf } from "../rules";
import { REASON } from "../words";

const WHY = { field: "reason", label: REASON, required: true };

interface RecordVerbsProps {
  readonly register: Register;
  readonly of: RecordLine;
}

/** What may be done to a record now. */
export function RecordVerbs({ register, of }: RecordVerbsProps) {
  const navigate = useNavigate();
  const verbs = useRecordVerbs(register);
  const acts: Readonly<Record<string, (body: VerbBody) => Promise<unknown>>> = {
    enable: () => verbs.enable(of.id),
    stop: ({ reason = "" }) => verbs.stop(of.id, reason),
    exclude: ({ reason = "" }) => verbs.exclude(of.id, reason),
    include: () => verbs.include(of.id),
    delete: async () => {
      await verbs.discard(of.id);
      void navigate(listOf(register));
    },
  };
  const edit = () => void navigate(`${listOf(register)}/${of.id}/edit`);
  const compile = () => void navigate(`${listOf(register)}/${of.id}?tab=guide`);
  return (
    <VerbBar
      offered={of.verbs}
      verbs={verbsOf(edit, compile)}
      act={async (verb, body) => acts[verb]?.(body)}
    />
  );
}

const verbsOf = (edit: () => void, compile: () => void): Verbs => ({
  delete: {
    words: pair("删除", "Delete"),
    tone: "danger",
    about: pair(
      "没有任何关联时才能删除；有过关联的请停用。",
      "Only what was never related can be deleted; stop the others.",
    ),
  },
  stop: {
    words: pair("停用", "Stop"),
    about: pair("停用后不再计入覆盖率，关联关系保留。", "It no longer counts; relations stay."),
    asks: WHY,
  },
  exclude: {
    words: pair("标为不应编", "Need not be compiled"),
    about: pair("不计入覆盖率的分母，理由会列出。", "It leaves the denominator of the rate."),
    asks: WHY,
  },
  include: { words: pair("恢复应编", "Must be compiled") },
  enable: { words: pair("启用", "Put in use"), tone: "main" },
  edit: { words: pair("编辑", "Edit"), open: edit },
  compile: { words: pair("引导编目", "Compile"), tone: "main", open: compile },
});
