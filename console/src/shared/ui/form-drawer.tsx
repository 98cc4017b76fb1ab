import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import type { ReactNode } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import { type Submission, SubmitForm } from "./submit-form";
import { useTyped } from "./typed";

const CANCEL = pair("取消", "Cancel");
const WIDTH = 520;
const WIDTH_WIDE = 840;

interface FormDrawerProps<Values, Answer> extends Submission<Values, Answer> {
  readonly title: Pair;
  readonly submit: Pair;
  /** For a form that holds a table. */
  readonly wide?: boolean;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A short form beside the list it adds to. */
export function FormDrawer<Values extends object, Answer>(props: FormDrawerProps<Values, Answer>) {
  const { title, submit, wide, close, children, ...submission } = props;
  const say = useSay();
  const typed = useTyped<Values>(submission.initial);
  const leave = () => typed.leave(close);
  return (
    <Drawer
      open
      title={say(title)}
      size={wide ? WIDTH_WIDE : WIDTH}
      onClose={leave}
      destroyOnHidden
    >
      <SubmitForm
        {...submission}
        typed={typed}
        buttons={(sending) => (
          <>
            <Button type="primary" htmlType="submit" loading={sending}>
              {say(submit)}
            </Button>
            <Button onClick={leave}>{say(CANCEL)}</Button>
          </>
        )}
      >
        {children}
      </SubmitForm>
    </Drawer>
  );
}
