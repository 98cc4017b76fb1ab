import Button from "antd/es/button";
import type { ReactNode } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import { Page, Panel } from "./page";
import { type Submission, SubmitForm } from "./submit-form";
import { useTyped } from "./typed";

const CANCEL = pair("取消", "Cancel");

interface FormPageProps<Values, Answer> extends Submission<Values, Answer> {
  readonly title: Pair;
  readonly about?: Pair;
  readonly submit: Pair;
  readonly back: () => void;
  readonly children: ReactNode;
}

/** A form that needs a page of its own. */
export function FormPage<Values extends object, Answer>(props: FormPageProps<Values, Answer>) {
  const { title, about, submit, back, children, ...submission } = props;
  const say = useSay();
  const typed = useTyped<Values>(submission.initial);
  return (
    <Page title={title} about={about}>
      <Panel padded>
        <SubmitForm
          {...submission}
          typed={typed}
          buttons={(sending) => (
            <>
              <Button type="primary" htmlType="submit" loading={sending}>
                {say(submit)}
              </Button>
              <Button onClick={back}>{say(CANCEL)}</Button>
            </>
          )}
        >
          {children}
        </SubmitForm>
      </Panel>
    </Page>
  );
}
