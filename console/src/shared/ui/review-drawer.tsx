import Radio from "antd/es/radio";
import type { ReactNode } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import { Field } from "./field";
import { FormDrawer } from "./form-drawer";
import { LongText } from "./form-section";
import { useTell } from "./tell";
import styles from "./verb-dialog.module.css";

const TITLE = pair("审核", "Review");
export const SUBMIT_REVIEW = pair("提交审核结果", "Submit the decision");
const DECISION = pair("审核结果", "Decision");
const OPINION = pair("审核意见", "Opinion");
const DONE = pair("审核结果已提交", "The decision is submitted");
const OPINION_CHARACTERS_MAX = 1000;
const DECISIONS = {
  approve: pair("同意", "Approve"),
  return: pair("退回补正", "Return for completion"),
  reject: pair("驳回", "Reject"),
};

const EVERY = ["approve", "return", "reject"] as const;

export interface Review {
  readonly decision: keyof typeof DECISIONS;
  readonly opinion?: string;
}

interface ReviewDrawerProps<More> {
  readonly decide: (review: Review & More) => Promise<unknown>;
  readonly close: () => void;
  /** What a decision leads to, in a sentence. */
  readonly about?: Pair;
  /** What is decided beside yes and no: its fields, and what they say at first. */
  readonly children?: ReactNode;
  readonly initial?: More;
}

/** A reviewer decides and says why. */
export function ReviewDrawer<More extends object = object>(props: ReviewDrawerProps<More>) {
  const { decide, close, about, children, initial } = props;
  const say = useSay();
  const tell = useTell();
  return (
    <FormDrawer<Review & More, unknown>
      title={TITLE}
      submit={SUBMIT_REVIEW}
      wide={children !== undefined}
      initial={{ ...initial, decision: "approve" } as Partial<Review & More>}
      send={decide}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      {about && <p className={styles.about}>{say(about)}</p>}
      <ReviewFields of={EVERY} />
      {children}
    </FormDrawer>
  );
}

/** Everything but a yes wants an opinion. */
function hintOf(offered: readonly Review["decision"][]): Pair {
  const noes = offered.filter((one) => one !== "approve").map((one) => DECISIONS[one]);
  const zh = noes.map((one) => one.zh).reverse();
  const en = noes.map((one) => one.en.toLowerCase()).reverse();
  return pair(`${zh.join("或")}时必须填写。`, `Needed to ${en.join(" or to ")}.`);
}

/** Yes, not yet or no, and why. */
export function ReviewFields({ of }: { readonly of: readonly Review["decision"][] }) {
  const say = useSay();
  return (
    <>
      <Field name="decision" label={DECISION} required>
        <Radio.Group options={of.map((value) => ({ value, label: say(DECISIONS[value]) }))} />
      </Field>
      <div className={styles.opinion}>
        <Field name="opinion" label={OPINION} hint={hintOf(of)}>
          <LongText lines={5} characters_max={OPINION_CHARACTERS_MAX} showCount />
        </Field>
      </div>
    </>
  );
}
