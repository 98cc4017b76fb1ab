import { useState } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import { FormDrawer } from "./form-drawer";
import { type Chosen, ChosenNames, doneOf, type Outcome, Outcomes } from "./outcomes";
import styles from "./outcomes.module.css";
import { type Review, ReviewFields, SUBMIT_REVIEW } from "./review-drawer";
import { useTell } from "./tell";

interface ReviewManyProps {
  readonly of: readonly Chosen[];
  readonly about: Pair;
  /** Which decisions may be given to many. */
  readonly decisions: readonly Review["decision"][];
  readonly decide: (review: Review, ids: readonly string[]) => Promise<readonly Outcome[]>;
  readonly close: () => void;
  /** Hears which of them were decided. */
  readonly done?: (ids: readonly string[]) => void;
}

/** Many decided with one opinion, each for itself; what was not decided says why. */
export function ReviewMany({ of, about, decisions, decide, close, done }: ReviewManyProps) {
  const say = useSay();
  const tell = useTell();
  const [outcomes, show] = useState<readonly Outcome[]>();
  const sent = (rows: readonly Outcome[]) => {
    const decided = doneOf(rows);
    if (decided.length > 0) tell.good(say(decidedWords(decided.length)));
    done?.(decided);
    if (decided.length < rows.length) show(rows);
    else close();
  };
  if (outcomes) return <Outcomes of={of} outcomes={outcomes} close={close} />;
  return (
    <FormDrawer<Review, readonly Outcome[]>
      title={manyWords(of.length)}
      submit={SUBMIT_REVIEW}
      initial={{ decision: "approve" }}
      send={(review) =>
        decide(
          review,
          of.map(({ id }) => id),
        )
      }
      sent={sent}
      close={close}
    >
      <p className={styles.about}>{say(about)}</p>
      <ChosenNames of={of} />
      <ReviewFields of={decisions} />
    </FormDrawer>
  );
}

const manyWords = (count: number): Pair => pair(`批量审批 ${count} 件`, `Decide ${count}`);
const decidedWords = (count: number): Pair => pair(`已办理 ${count} 件`, `${count} decided`);
