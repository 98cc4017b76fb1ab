import { useMutation } from "@tanstack/react-query";
import Form from "antd/es/form";
import Modal from "antd/es/modal";
import { useState } from "react";
import { pair, useSay } from "../lib/words";
import { putFaults } from "./faults";
import { LongText } from "./form-section";
import { ProblemNote } from "./problem-note";
import { useTell } from "./tell";
import { useTyped } from "./typed";
import styles from "./verb-dialog.module.css";
import type { Verb, VerbBody } from "./verbs";

const CANCEL = pair("取消", "Cancel");
const DONE = pair("已完成：", "Done: ");
const REQUIRED = pair("请填写", "Please fill in");
const TEXT_CHARACTERS_MAX = 500;

interface VerbDialogProps {
  readonly verb: Verb;
  readonly act: (body: VerbBody) => Promise<unknown>;
  readonly close: () => void;
  /** Whoever acts tells the outcome and closes. */
  readonly quiet?: boolean;
}

/** Asks before a verb is done, and for its reason or opinion where it wants one. */
export function VerbDialog({ verb, act, close, quiet = false }: VerbDialogProps) {
  const say = useSay();
  const tell = useTell();
  const typed = useTyped<Record<string, string>>();
  const { form } = typed;
  const [isTold, told] = useState(false);
  const doing = useMutation({
    mutationFn: act,
    onMutate: typed.sending,
    onSuccess: () => {
      if (quiet) return;
      tell.good(`${say(DONE)}${say(verb.words)}`);
      close();
    },
    onError: (error, _, takeBack) => {
      takeBack?.();
      told(putFaults(form, error, say));
    },
  });
  const { asks } = verb;
  return (
    <Modal
      open
      title={say(verb.words)}
      okText={say(verb.words)}
      cancelText={say(CANCEL)}
      okButtonProps={{ danger: verb.tone === "danger" }}
      confirmLoading={doing.isPending}
      onOk={form.submit}
      onCancel={() => typed.leave(close)}
    >
      <Form
        form={form}
        className={styles.form}
        layout="vertical"
        onValuesChange={typed.touch}
        onFinish={(values) => doing.mutate(values)}
      >
        {verb.about && <p className={styles.about}>{say(verb.about)}</p>}
        {asks && (
          <Form.Item
            name={asks.field}
            label={say(asks.label)}
            rules={[{ required: asks.required, whitespace: true, message: say(REQUIRED) }]}
          >
            <LongText lines={4} characters_max={TEXT_CHARACTERS_MAX} showCount autoFocus />
          </Form.Item>
        )}
        {doing.error && !isTold && <ProblemNote error={doing.error} />}
      </Form>
    </Modal>
  );
}
