import InputNumber from "antd/es/input-number";
import Radio from "antd/es/radio";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { useTell } from "@/shared/ui/tell";
import {
  type Application,
  type MoreTime,
  type MoreTimeAnswer,
  useApplicationVerbs,
} from "../queries/applications";
import * as words from "../words";
import styles from "./share.module.css";

const ASK = pair("申请延期答复", "Ask for more time");
const ASKED = pair("已提请主管部门答复", "The authority has been asked");
const ASK_ABOUT = pair(
  "经主管部门同意后延长答复期限，并告知需求部门；累计不超过法定上限。",
  "With the authority's consent the limit is extended and the consumer told, within the law's bound.",
);
const ANSWER = pair("审核延期", "Answer the extension");
const ANSWERED = pair("已答复", "Answered");
const WHETHER = pair("是否同意", "Consent");
const AGREE = pair("同意延期", "Agree");
const REFUSE = pair("不同意", "Refuse");
const REFUSE_HINT = pair("不同意时必须填写。", "Needed to refuse.");
const REASON_CHARACTERS_MAX = 500;

interface FormProps {
  readonly of: Application;
  readonly close: () => void;
}

/** The provider asks the authority for more time to answer. */
export function AskExtension({ of, close }: FormProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useApplicationVerbs();
  return (
    <FormDrawer<MoreTime, unknown>
      title={ASK}
      submit={ASK}
      send={(body) => verbs.extend(of.id, body)}
      sent={() => {
        tell.good(say(ASKED));
        close();
      }}
      close={close}
    >
      <p className={styles.soft}>{say(ASK_ABOUT)}</p>
      <Field name="working_days" label={words.WORKING_DAYS} required>
        <InputNumber min={1} precision={0} />
      </Field>
      <Field name="reason" label={words.REASON} required>
        <LongText lines={4} characters_max={REASON_CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}

interface AnswerProps extends FormProps {
  readonly extension: NonNullable<Application["extension"]>;
}

/** The authority consents to more time, or not. */
export function AnswerExtension({ of, extension, close }: AnswerProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useApplicationVerbs();
  const asked = pair(
    `提供部门申请延长 ${extension.working_days} 个工作日：${extension.reason}`,
    `${extension.working_days} more working days are asked for: ${extension.reason}`,
  );
  return (
    <FormDrawer<MoreTimeAnswer, unknown>
      title={ANSWER}
      submit={ANSWER}
      initial={{ agree: true }}
      send={(body) => verbs.answerExtension(of.id, body)}
      sent={() => {
        tell.good(say(ANSWERED));
        close();
      }}
      close={close}
    >
      <p className={styles.soft}>{say(asked)}</p>
      <Field name="agree" label={WHETHER} required>
        <Radio.Group
          options={[
            { value: true, label: say(AGREE) },
            { value: false, label: say(REFUSE) },
          ]}
        />
      </Field>
      <Field name="opinion" label={words.OPINION} hint={REFUSE_HINT}>
        <LongText lines={4} characters_max={REASON_CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
