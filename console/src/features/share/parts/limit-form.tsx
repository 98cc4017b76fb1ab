import InputNumber from "antd/es/input-number";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { type Limit, useSetLimit } from "../queries/limits";
import { SAVED, WORKING_DAYS } from "../words";

const SAVE = pair("保存时限", "Save the limit");
const RUNNING = pair("只对以后开始的办理事项生效。", "It holds for what begins from now on.");

/** A region makes one limit stricter. */
export function LimitForm({ of, close }: { readonly of: Limit; readonly close: () => void }) {
  const say = useSay();
  const tell = useTell();
  const most = pair(`不超过 ${of.most} 个工作日。`, `At most ${of.most} working days.`);
  return (
    <FormDrawer<{ working_days: number }, void>
      title={of.label}
      submit={SAVE}
      initial={{ working_days: of.working_days }}
      send={useSetLimit(of.limit)}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <Field
        name="working_days"
        label={WORKING_DAYS}
        hint={pair(`${most.zh}${RUNNING.zh}`, `${most.en} ${RUNNING.en}`)}
        required
      >
        <InputNumber min={1} precision={0} />
      </Field>
    </FormDrawer>
  );
}
