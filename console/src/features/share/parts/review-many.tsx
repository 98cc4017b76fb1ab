import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { useState } from "react";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { type Review, ReviewFields, SUBMIT_REVIEW } from "@/shared/ui/review-drawer";
import { useTell } from "@/shared/ui/tell";
import { useApplicationVerbs, type Verdicts } from "../queries/applications";
import styles from "./review-many.module.css";

/** A refusal has a reason of its own: it is not given to many (Decree 809, Art. 21). */
const FOR_MANY = ["approve", "return"] as const;
const ABOUT = pair(
  "以下各件采用同一结果和意见，逐件办理、逐件留痕；脱敏方式和配额按默认。驳回须逐件办理。",
  "One decision and opinion for all of these, each decided and recorded for itself, with the usual masks and quota. Refuse one by one.",
);
const LEFT = pair("未能办理，请逐件查看", "Not decided: look at each");

const SEEN = pair("知道了", "I have seen it");

interface Chosen {
  readonly id: string;
  readonly name: string;
}
interface ReviewManyProps {
  readonly of: readonly Chosen[];
  readonly close: () => void;
}

/** Many applications decided with one opinion; what was not decided says why. */
export function ReviewMany({ of, close }: ReviewManyProps) {
  const say = useSay();
  const tell = useTell();
  const verbs = useApplicationVerbs();
  const [verdicts, setVerdicts] = useState<Verdicts>();
  const sent = (answer: Verdicts) => {
    if (answer.decided > 0) tell.good(say(decidedWords(answer.decided)));
    if (answer.decided < answer.rows.length) setVerdicts(answer);
    else close();
  };
  if (verdicts) return <Undecided of={of} verdicts={verdicts} close={close} />;
  return (
    <FormDrawer<Review, Verdicts>
      title={manyWords(of.length)}
      submit={SUBMIT_REVIEW}
      initial={{ decision: "approve" }}
      send={(review) => verbs.reviewMany({ ...review, applications: of.map(({ id }) => id) })}
      sent={sent}
      close={close}
    >
      <p className={styles.about}>{say(ABOUT)}</p>
      <ul className={styles.chosen}>
        {of.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      <ReviewFields of={FOR_MANY} />
    </FormDrawer>
  );
}

interface UndecidedProps extends ReviewManyProps {
  readonly verdicts: Verdicts;
}

/** Those that were not decided, each with its reason. */
function Undecided({ of, verdicts, close }: UndecidedProps) {
  const say = useSay();
  const names = new Map(of.map(({ id, name }) => [id, name]));
  return (
    <Drawer open title={say(LEFT)} size={520} onClose={close} destroyOnHidden>
      <ul className={styles.left}>
        {verdicts.rows.map(
          ({ application_id, error }) =>
            error && (
              <li key={application_id}>
                <b>{names.get(application_id)}</b>
                <span>{say(pair(error.message, error.message_en))}</span>
              </li>
            ),
        )}
      </ul>
      <Button onClick={close}>{say(SEEN)}</Button>
    </Drawer>
  );
}

const manyWords = (count: number): Pair =>
  pair(`批量审批 ${count} 件申请`, `Decide ${count} applications`);

const decidedWords = (count: number): Pair => pair(`已办理 ${count} 件`, `${count} decided`);
