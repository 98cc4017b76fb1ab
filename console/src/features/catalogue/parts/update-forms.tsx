import InputNumber from "antd/es/input-number";
import Radio from "antd/es/radio";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { useTell } from "@/shared/ui/tell";
import {
  type MoreTime,
  type MoreTimeAnswer,
  type Update,
  useUpdateVerbs,
} from "../queries/updates";

export const ASK = pair("申请延期", "Ask for more time");
export const ANSWER = pair("审核延期", "Answer the extension");
const ASKED = pair("已提请主管部门答复", "The bureau has been asked");
const ANSWERED = pair("已答复", "Answered");
const ASK_ABOUT = pair(
  "只能申请一次，经主管部门同意后延长，不超过 5 个工作日（《政务数据共享条例》第十七条）。",
  "Once, with the bureau's consent, by five working days at most (Decree 809, Art. 17).",
);
const WORKING_DAYS = pair("延长工作日", "Working days more");
const REASON = pair("理由", "Reason");
const WHETHER = pair("是否同意", "Consent");
const AGREE = pair("同意延期", "Agree");
const REFUSE = pair("不同意", "Refuse");
const OPINION = pair("意见", "Opinion");
const REFUSE_HINT = pair("不同意时必须填写。", "Needed to refuse.");
const CHARACTERS_MAX = 1000;

interface FormProps {
  readonly of: Update;
  readonly close: () => void;
}

/** The department asks the bureau for more time. */
export function AskMoreTime({ of, close }: FormProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useUpdateVerbs();
  return (
    <FormDrawer<MoreTime, unknown>
      title={ASK}
      submit={ASK}
      send={(body) => verbs.extend(of.entry_id, body)}
      sent={() => {
        tell.good(say(ASKED));
        close();
      }}
      close={close}
    >
      <p>{say(ASK_ABOUT)}</p>
      <Field name="working_days" label={WORKING_DAYS} required>
        <InputNumber min={1} precision={0} />
      </Field>
      <Field name="reason" label={REASON} required>
        <LongText lines={4} characters_max={CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}

/** The bureau consents to more time, or not. */
export function AnswerMoreTime({ of, close }: FormProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useUpdateVerbs();
  const asked = pair(
    `编目部门申请延长 ${of.extension_days} 个工作日：${of.extension_reason}`,
    `${of.extension_days} more working days are asked for: ${of.extension_reason}`,
  );
  return (
    <FormDrawer<MoreTimeAnswer, unknown>
      title={ANSWER}
      submit={ANSWER}
      initial={{ agree: true }}
      send={(body) => verbs.answer(of.entry_id, body)}
      sent={() => {
        tell.good(say(ANSWERED));
        close();
      }}
      close={close}
    >
      <p>{say(asked)}</p>
      <Field name="agree" label={WHETHER} required>
        <Radio.Group
          options={[
            { value: true, label: say(AGREE) },
            { value: false, label: say(REFUSE) },
          ]}
        />
      </Field>
      <Field name="opinion" label={OPINION} hint={REFUSE_HINT}>
        <LongText lines={4} characters_max={CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
