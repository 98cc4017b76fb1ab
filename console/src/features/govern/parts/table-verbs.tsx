import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useRecogniseNew } from "@/features/protect/door";
import { FollowedJob } from "@/features/workbench/door";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody, Verbs } from "@/shared/ui/verbs";
import { type Table, useTableVerbs } from "../queries";

const CLOSE = pair("关闭", "Close");
const CHECK = pair("质量检查", "Check");
const UPKEEP = pair("整理", "Upkeep");
const VERBS: Verbs = {
  recognise: {
    words: pair("识别定级", "Recognise"),
    about: pair(
      "按内容和名称识别敏感字段并定级；表的级别取各字段最高。之后可人工调整。",
      "Sensitive columns are recognised by content and name, and graded. People may correct it.",
    ),
  },
  upkeep: {
    words: UPKEEP,
    about: pair(
      "合并小文件，清理过期快照。不改变任何一行数据。",
      "Small files are merged and old snapshots let go. No row changes.",
    ),
  },
  check: {
    words: CHECK,
    about: pair(
      "按已启用的规则逐行检查湖中数据并重新评分，不移动数据。",
      "Every row is judged by the active rules and scored anew; nothing moves.",
    ),
  },
  draft_entry: {
    words: pair("反编目", "Draft an entry"),
    tone: "main",
    about: pair(
      "由字段、注释、类型和分级自动生成目录草稿，并挂接本表；补全后提交审核。",
      "A draft of a catalogue entry is made of columns, comments, types and grades.",
    ),
    asks: {
      field: "name",
      label: pair("目录名称（留空则用表的中文名）", "Name (the table's title if empty)"),
      required: false,
    },
  },
};

/** What may be done to a table now; long work is followed in a window. */
export function TableVerbs({ of }: { readonly of: Table }) {
  const say = useSay();
  const navigate = useNavigate();
  const verbs = useTableVerbs(of.id);
  const recognise = useRecogniseNew();
  const [job, follow] = useState<{ id: string; title: Pair } | null>(null);
  const act = async (verb: string, body: VerbBody) => {
    if (verb === "check") follow({ id: (await verbs.check()).job_id, title: CHECK });
    if (verb === "recognise") {
      await recognise({ namespace: of.namespace, name: of.name, owner: of.owner });
      await verbs.refresh();
    }
    if (verb === "upkeep") follow({ id: (await verbs.upkeep()).job_id, title: UPKEEP });
    if (verb === "draft_entry") {
      const drafted = await verbs.draftEntry(body.name?.trim() ?? "");
      void navigate(`/catalogue/entries/${drafted.entry_id}`);
    }
  };
  const close = () => {
    follow(null);
    void verbs.refresh();
  };
  const offered = of.entry_id ? of.verbs.filter((verb) => verb !== "draft_entry") : of.verbs;
  return (
    <>
      <VerbBar offered={offered} verbs={VERBS} act={act} />
      {job && (
        <Modal
          open
          title={say(job.title)}
          onCancel={close}
          footer={<Button onClick={close}>{say(CLOSE)}</Button>}
        >
          <FollowedJob id={job.id} />
        </Modal>
      )}
    </>
  );
}
