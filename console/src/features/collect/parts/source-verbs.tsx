import { useMutation } from "@tanstack/react-query";
import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Source, useSourceVerbs } from "../queries";
import { TEST_STATES } from "../words";
import { Told } from "./told";

const TEST = pair("测试连接", "Test the connection");
const CLOSE = pair("关闭", "Close");

/** What may be done to a source now. */
export function SourceVerbs({ of }: { readonly of: Source }) {
  const say = useSay();
  const navigate = useNavigate();
  const verbs = useSourceVerbs();
  const test = useMutation({ mutationFn: () => verbs.test(of.id) });
  const act = async () => {
    await verbs.remove(of.id);
    void navigate("/collect/sources");
  };
  const openers = {
    update: () => void navigate(`/collect/sources/${of.id}/edit`),
    addFlow: () => void navigate(`/collect/flows/new?source=${of.id}`),
  };
  return (
    <>
      {of.verbs.includes("test") && (
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {say(TEST)}
        </Button>
      )}
      <VerbBar offered={of.verbs} verbs={verbsOf(openers)} act={act} />
      {(test.data || test.error) && (
        <Modal
          open
          title={say(TEST)}
          onCancel={test.reset}
          footer={<Button onClick={test.reset}>{say(CLOSE)}</Button>}
        >
          {test.error && <ProblemNote error={test.error} />}
          {test.data && (
            <Alert
              type={test.data.ok ? "success" : "error"}
              showIcon
              title={say(TEST_STATES[String(test.data.ok)] ?? TEST)}
              description={<Told sentences={test.data.sentences} />}
            />
          )}
        </Modal>
      )}
    </>
  );
}

const verbsOf = (open: { update: () => void; addFlow: () => void }): Verbs => ({
  delete: {
    words: pair("删除", "Delete"),
    tone: "danger",
    about: pair(
      "删除登记和保存的口令；留痕保留。有归集任务时不能删除。",
      "The source and its secret are deleted; the ledger stays.",
    ),
  },
  update: { words: pair("修改", "Change"), open: open.update },
  add_flow: { words: pair("新建归集任务", "New flow"), tone: "main", open: open.addFlow },
});
