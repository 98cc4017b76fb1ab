import DatePicker from "antd/es/date-picker";
import Input from "antd/es/input/Input";
import dayjs, { type Dayjs } from "dayjs";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { type Chosen, ChosenNames } from "@/shared/ui/outcomes";
import type { UpdateNote } from "../queries/updates";
import * as words from "../words-updates";

const ABOUT = pair(
  "法律法规或职责发生变化的，编目部门自变化之日起 10 个工作日内更新目录（《政务数据共享条例》第十七条；本地区另有更严规定的，从其规定）。新版本发布后自动办结。",
  "When a law or a duty changes, the compiling department updates the entry within ten working days of that day (Decree 809, Art. 17), or fewer where the region says so. It ends when the next version is published.",
);
const DAY_HINT = pair(
  "法规施行或职责调整之日，从次一工作日起算；不能晚于今天。",
  "When the law came into force or the duty was given; the next working day counts first.",
);
const BASIS_HINT = pair("哪部法律法规、哪项职责。", "Which law, which duty.");
const LINE_CHARACTERS_MAX = 500;
const TEXT_CHARACTERS_MAX = 1000;
const FORMAT = "YYYY-MM-DD";

type Values = Omit<UpdateNote, "changed_on"> & { readonly changed_on: Dayjs };

interface UpdateNoteFormProps<Answer> {
  readonly title: Pair;
  /** The entries that are meant, where there are many. */
  readonly of?: readonly Chosen[];
  readonly send: (note: UpdateNote) => Promise<Answer>;
  readonly sent: (answer: Answer) => void;
  readonly close: () => void;
}

/** What changed, when, and what is to change in the catalogue because of it. */
export function UpdateNoteForm<Answer>(props: UpdateNoteFormProps<Answer>) {
  const { title, of, send, sent, close } = props;
  const say = useSay();
  return (
    <FormDrawer<Values, Answer>
      title={title}
      submit={title}
      send={(values) => send({ ...values, changed_on: values.changed_on.format(FORMAT) })}
      sent={sent}
      close={close}
    >
      <p>{say(ABOUT)}</p>
      {of && <ChosenNames of={of} />}
      <Field name="changed_on" label={words.CHANGED_ON} hint={DAY_HINT} required>
        <DatePicker maxDate={dayjs()} format={FORMAT} />
      </Field>
      <Field name="basis" label={words.BASIS} hint={BASIS_HINT} required>
        <Input maxLength={LINE_CHARACTERS_MAX} />
      </Field>
      <Field name="wanted" label={words.WANTED} required>
        <LongText lines={4} characters_max={TEXT_CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
