import Form from "antd/es/form";
import InputNumber from "antd/es/input-number";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { ReviewDrawer } from "@/shared/ui/review-drawer";
import { type Application, useApplicationVerbs } from "../queries/applications";
import { type MaskChoice, masksChanged, masksOf } from "../rules";
import * as words from "../words";
import { MaskChoices } from "./mask-choices";
import styles from "./review-application.module.css";

const MASKS = pair("各信息项的展示方式", "How each item is shown");
const MASKS_HINT = pair(
  "默认按数据级别和敏感类型脱敏；调整时须在审核意见中说明理由。",
  "By level and sensitive type unless changed; a change needs an opinion.",
);

interface GrantTerms {
  readonly masks: MaskChoice;
  readonly calls_per_minute: number | null;
  readonly rows_max: number | null;
}
interface ReviewApplicationProps {
  readonly of: Application;
  readonly close: () => void;
}

/** A reviewer decides, and with a yes sets what the grant will show and how often. */
export function ReviewApplication({ of, close }: ReviewApplicationProps) {
  const verbs = useApplicationVerbs();
  return (
    <ReviewDrawer<GrantTerms>
      initial={{
        masks: masksOf(of.item_rows),
        calls_per_minute: of.calls_per_minute,
        rows_max: of.rows_max,
      }}
      decide={({ decision, opinion, masks, calls_per_minute, rows_max }) =>
        verbs.review(of.id, {
          decision,
          opinion,
          ...(decision === "approve" && {
            masks: masksChanged(of.item_rows, masks),
            calls_per_minute,
            rows_max,
          }),
        })
      }
      close={close}
    >
      <TermFields of={of} />
    </ReviewDrawer>
  );
}

/** What a grant would allow: only a yes makes one. */
function TermFields({ of }: { readonly of: Application }) {
  const say = useSay();
  const { language } = useSpeech();
  const decision = Form.useWatch<string | undefined>("decision");
  if (decision !== "approve") return null;
  const usual = (count: number) =>
    language === "zh" ? `默认 ${count}` : `${count} unless set otherwise`;
  return (
    <>
      <div className={styles.quota}>
        <Field name="calls_per_minute" label={words.PER_MINUTE}>
          <InputNumber
            className={styles.number}
            min={1}
            precision={0}
            placeholder={usual(of.usual_calls_per_minute)}
          />
        </Field>
        <Field name="rows_max" label={words.ROWS_MAX}>
          <InputNumber
            className={styles.number}
            min={1}
            precision={0}
            placeholder={usual(of.usual_rows_max)}
          />
        </Field>
      </div>
      <p className={styles.title}>{say(MASKS)}</p>
      <p className={styles.hint}>{say(MASKS_HINT)}</p>
      <MaskChoices of={of.item_rows} />
    </>
  );
}
