import Input from "antd/es/input";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type DuplicateReport, useDuplicateVerbs } from "../queries";
import { REASON } from "../words";
import { ThingSelect } from "./thing-select";

export const REPORT = pair("上报线索", "Report a case");
const ONE = pair("目录", "One entry");
const OTHER = pair("与之重复的目录", "The entry that it repeats");
const OTHER_HINT = pair(
  "另一单位已发布的目录；由主管部门认定数源部门，双方都会收到通知。",
  "Published by another department. The bureau names the source; both are told.",
);
const DONE = pair("已上报，待主管部门认定", "Reported; the bureau decides");
const REASON_MAX = 1000;

/** Brings to the bureau what no comparison found. */
export function ReportDuplicate({ close }: { readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useDuplicateVerbs();
  return (
    <FormDrawer<DuplicateReport, unknown>
      title={REPORT}
      submit={REPORT}
      send={verbs.report}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <Field name="first_id" label={ONE} required>
        <ThingSelect kind="entry" />
      </Field>
      <Field name="second_id" label={OTHER} hint={OTHER_HINT} required>
        <ThingSelect kind="entry" />
      </Field>
      <Field name="reason" label={REASON} required>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={REASON_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
