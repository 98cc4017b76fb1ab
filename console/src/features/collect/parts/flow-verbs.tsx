import { useNavigate, useSearchParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Flow, useFlowVerbs } from "../queries";

/** What may be done to a flow now. */
export function FlowVerbs({ of }: { readonly of: Flow }) {
  const navigate = useNavigate();
  const [, setSearch] = useSearchParams();
  const verbs = useFlowVerbs();
  const act = async (verb: string) => {
    if (verb === "run") {
      const run = await verbs.run(of.id);
      void navigate(`/collect/runs/${run.id}`);
    }
    if (verb === "delete") {
      await verbs.remove(of.id);
      void navigate("/collect/flows");
    }
  };
  const openers = {
    plan: () => setSearch({ tab: "plan" }),
    update: () => void navigate(`/collect/flows/${of.id}/edit`),
  };
  return <VerbBar offered={of.verbs} verbs={verbsOf(openers)} act={act} />;
}

const verbsOf = (open: { plan: () => void; update: () => void }): Verbs => ({
  delete: {
    words: pair("删除", "Delete"),
    tone: "danger",
    about: pair(
      "只删除任务，湖中表和留痕都保留。",
      "Only the flow is deleted; its lake table and the ledger stay.",
    ),
  },
  update: { words: pair("修改", "Change"), open: open.update },
  plan: { words: pair("计划", "Plan"), open: open.plan },
  run: {
    words: pair("运行", "Run"),
    tone: "main",
    about: pair(
      "将按计划读取源表、逐行检查、隔离问题行并合并入湖。可以随时停止，重复运行不会重复入湖。",
      "It reads, checks, sets bad rows aside and merges. It may be stopped and run again.",
    ),
  },
});
