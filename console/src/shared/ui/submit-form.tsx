import { useMutation } from "@tanstack/react-query";
import Form from "antd/es/form";
import { type ReactNode, useState } from "react";
import { useSay } from "../lib/words";
import { putFaults } from "./faults";
import { ProblemNote } from "./problem-note";
import styles from "./submit-form.module.css";
import type { Typed } from "./typed";

export interface Submission<Values, Answer> {
  readonly initial?: Partial<Values>;
  /** A verb of the feature's queries.ts. */
  readonly send: (values: Values) => Promise<Answer>;
  readonly sent: (answer: Answer) => void;
}

interface SubmitFormProps<Values, Answer> extends Submission<Values, Answer> {
  /** Of a form that is not left by mistake. */
  readonly typed?: Typed<Values>;
  readonly buttons: (sending: boolean) => ReactNode;
  readonly children: ReactNode;
}

/** A form whose faults, found by the server, appear at the fields they belong to. */
export function SubmitForm<Values extends object, Answer>(props: SubmitFormProps<Values, Answer>) {
  const { initial, send, sent, typed, buttons, children } = props;
  const say = useSay();
  const [form] = Form.useForm<Values>(typed?.form);
  const [isTold, tell] = useState(false);
  const sending = useMutation({
    mutationFn: send,
    onMutate: () => typed?.sending(),
    onSuccess: sent,
    onError: (error, _, takeBack) => {
      takeBack?.();
      tell(putFaults(form, error, say));
    },
  });
  return (
    <Form
      form={form}
      className={styles.form}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError={{ block: "center" }}
      onValuesChange={typed?.touch}
      onFinish={(values) => sending.mutate(values)}
    >
      {sending.error && !isTold && (
        <div className={styles.problem}>
          <ProblemNote error={sending.error} />
        </div>
      )}
      {children}
      <div className={styles.buttons}>{buttons(sending.isPending)}</div>
    </Form>
  );
}
