import InputNumber from "antd/es/input-number";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { LongText } from "@/shared/ui/form-section";
import { useTell } from "@/shared/ui/tell";
import { type Grant, type Quota, useGrantVerbs } from "../queries/grants";
import * as words from "../words";

const TITLE = pair("调整配额", "Set the quota");
const REASON_CHARACTERS_MAX = 500;

/** How often and how much a grant allows is changed, with a reason. */
export function QuotaForm({ of, close }: { readonly of: Grant; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const verbs = useGrantVerbs(of.id);
  return (
    <FormDrawer<Quota, unknown>
      title={TITLE}
      submit={TITLE}
      initial={{ calls_per_minute: of.calls_per_minute, rows_max: of.rows_max }}
      send={verbs.setQuota}
      sent={() => {
        tell.good(say(words.SAVED));
        close();
      }}
      close={close}
    >
      <Field name="calls_per_minute" label={words.PER_MINUTE} required>
        <InputNumber min={1} precision={0} />
      </Field>
      <Field name="rows_max" label={words.ROWS_MAX} required>
        <InputNumber min={1} precision={0} />
      </Field>
      <Field name="reason" label={words.REASON} required>
        <LongText lines={4} characters_max={REASON_CHARACTERS_MAX} showCount />
      </Field>
    </FormDrawer>
  );
}
