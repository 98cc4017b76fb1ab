import { lazy, Suspense, useState } from "react";
import { formatDay } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { DaysLeft } from "@/shared/ui/days-left";
import { Notice, Quoted } from "@/shared/ui/notice";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import type { Entry } from "../queries";
import { type Update, useUpdateVerbs } from "../queries/updates";
import { DUE_ON, WANTED } from "../words-updates";
import styles from "./required-update.module.css";

/** Forms weigh more than the line that they stand on. */
const AskMoreTime = lazy(async () => ({ default: (await import("./update-forms")).AskMoreTime }));
const AnswerMoreTime = lazy(async () => ({
  default: (await import("./update-forms")).AnswerMoreTime,
}));
const MARK = pair("：", ": ");
const ASK = pair("申请延期", "Ask for more time");
const ANSWER = pair("审核延期", "Answer the extension");
const UNCERTAIN = pair(
  "该年度放假安排尚未录入，期限按周一至周五推算",
  "The official calendar of that year is not known yet; weekdays alone were counted",
);
type Opened = "extend" | "answer_extension";

/** Says of an entry that it must be updated: why, what, until when; and what one may do about it. */
export function RequiredUpdate({ of }: { readonly of: Entry }) {
  return of.update ? <Required of={of.update} /> : null;
}

function Required({ of }: { readonly of: Update }) {
  const say = useSay();
  const verbs = useUpdateVerbs();
  const [opened, open] = useState<Opened | null>(null);
  const close = () => open(null);
  return (
    <Notice isUrgent={of.days_left < 0}>
      <p>{say(whyOf(of))}</p>
      <Quoted of={WANTED}>{of.wanted}</Quoted>
      <p>
        {say(DUE_ON)}
        {say(MARK)}
        {formatDay(of.due_on)} <DaysLeft days={of.days_left} />
        {!of.is_certain && <span className={styles.soft}> {say(UNCERTAIN)}</span>}
      </p>
      <Extension of={of} />
      {of.verbs.length > 0 && (
        <div className={styles.verbs}>
          <VerbBar
            offered={of.verbs}
            size="small"
            verbs={verbsOf(open)}
            act={(_, { reason = "" }) => verbs.takeBack(of.entry_id, reason)}
          />
        </div>
      )}
      <Suspense fallback={null}>
        {opened === "extend" && <AskMoreTime of={of} close={close} />}
        {opened === "answer_extension" && <AnswerMoreTime of={of} close={close} />}
      </Suspense>
    </Notice>
  );
}

function Extension({ of }: { readonly of: Update }) {
  if (of.extension_days === null) return null;
  return <Quoted of={extensionOf(of, of.extension_days)}>{of.extension_reason}</Quoted>;
}

const whyOf = (of: Update): Pair => {
  const day = formatDay(of.changed_on);
  return pair(
    `${of.basis}（${day} 起变化），本目录须更新；由${of.by_bureau ? "主管部门" : "编目部门"} ${of.noted_by_name} 提出，新版本发布后自动办结。`,
    `${of.basis} (since ${day}): this entry must be updated; noted by ${of.noted_by_name}. It ends when the next version is published.`,
  );
};

const extensionOf = (of: Update, days: number): Pair => {
  if (of.extension_agreed === null) {
    return pair(`已申请延长 ${days} 个工作日，待主管部门答复`, `${days} days more are asked for`);
  }
  return of.extension_agreed
    ? pair(`主管部门已同意延长 ${days} 个工作日`, `${days} working days more were given`)
    : pair(`主管部门不同意延长 ${days} 个工作日`, `${days} working days more were refused`);
};

const verbsOf = (open: (form: Opened) => void): Verbs => ({
  take_back: {
    words: pair("撤销更新要求", "Take it back"),
    about: pair(
      "撤销后不再计时，编目部门会收到通知。",
      "The clock ends, and the department is told.",
    ),
    asks: { field: "reason", label: pair("撤销理由", "Reason"), required: true },
  },
  extend: { words: ASK, open: () => open("extend") },
  answer_extension: { words: ANSWER, tone: "main", open: () => open("answer_extension") },
});
