import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import Radio from "antd/es/radio";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type DayRule, useCalendarVerbs } from "../queries/calendar";
import type { DayCell } from "../rules";
import { FREE, NOTE, WORKED } from "../words";

const SAVE = pair("保存", "Save");
const SAVED = pair("日历已更新", "The calendar is changed");
const WHETHER = pair("这一天", "This day");
const CLEAR = pair("恢复按星期计算", "Leave it to the weekday");

/** Says of one day whether it is worked. */
export function DayForm({ of, close }: { readonly of: DayCell; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useCalendarVerbs();
  const done = () => {
    tell.good(say(SAVED));
    close();
  };
  const working = of.kind === "work" || of.kind === "makeup";
  return (
    <FormDrawer<DayRule, void>
      title={pair(of.day, of.day)}
      submit={SAVE}
      initial={{ working: of.set ? working : !working, note: of.note }}
      send={(body) => verbs.setDay(of.day, body)}
      sent={done}
      close={close}
    >
      <Field name="working" label={WHETHER} required>
        <Radio.Group
          options={[
            { value: false, label: say(FREE) },
            { value: true, label: say(WORKED) },
          ]}
        />
      </Field>
      <Field name="note" label={NOTE}>
        <Input maxLength={100} />
      </Field>
      {of.set && (
        <p>
          <Button onClick={() => void verbs.clearDay(of.day).then(done)}>{say(CLEAR)}</Button>
        </p>
      )}
    </FormDrawer>
  );
}
