import { type Pair, pair } from "@/shared/lib/words";
import type { Chosen } from "@/shared/ui/outcomes";
import { ReviewMany } from "@/shared/ui/review-many";
import { useManyVerbs } from "../queries/batches";

const FOR_MANY = ["approve", "return", "reject"] as const;
const ABOUT = pair(
  "以下目录采用同一结果和意见，逐件办理、逐件留痕；主管部门同意后即发布。",
  "One decision and opinion for all of these, each decided and recorded for itself; the bureau's approval publishes.",
);

const ABOUT_WITHDRAWALS = pair(
  "以下下线申请采用同一结果和意见，逐件办理、逐件留痕；主管部门同意后即下线，退回或驳回的目录继续有效。",
  "One decision and opinion for all of these, each decided and recorded for itself; the bureau's approval takes them off, any other word leaves them in force.",
);

interface ReviewEntriesProps {
  readonly of: readonly Chosen[];
  readonly close: () => void;
  readonly done?: (ids: readonly string[]) => void;
}

/** Many entries decided with one opinion. */
export function ReviewEntries(props: ReviewEntriesProps) {
  return <Many {...props} about={ABOUT} />;
}

/** Many withdrawals decided with one opinion. */
export function ReviewWithdrawals(props: ReviewEntriesProps) {
  return <Many {...props} about={ABOUT_WITHDRAWALS} />;
}

function Many({ of, close, done, about }: ReviewEntriesProps & { readonly about: Pair }) {
  const verbs = useManyVerbs();
  return (
    <ReviewMany
      of={of}
      about={about}
      decisions={FOR_MANY}
      decide={(review, ids) => verbs.review(ids, { opinion: "", ...review, read_at: readAtOf(of) })}
      close={close}
      done={done}
    />
  );
}

/** What each was when it was ticked: what is something else by now is not decided. */
const readAtOf = (of: readonly Chosen[]): Record<string, string> =>
  Object.fromEntries(of.flatMap(({ id, readAt }) => (readAt ? [[id, readAt]] : [])));
