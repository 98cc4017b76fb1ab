import { pair } from "@/shared/lib/words";
import type { Chosen } from "@/shared/ui/outcomes";
import { ReviewMany } from "@/shared/ui/review-many";
import { useApplicationVerbs } from "../queries/applications";

/** A refusal has a reason of its own: it is not given to many (Decree 809, Art. 21). */
const FOR_MANY = ["approve", "return"] as const;
const ABOUT = pair(
  "以下各件采用同一结果和意见，逐件办理、逐件留痕；脱敏方式和配额按默认。驳回须逐件办理。",
  "One decision and opinion for all of these, each decided and recorded for itself, with the usual masks and quota. Refuse one by one.",
);

interface ReviewApplicationsProps {
  readonly of: readonly Chosen[];
  readonly close: () => void;
  readonly done: (ids: readonly string[]) => void;
}

/** How many the server takes at once. */
export const REVIEWED_AT_ONCE_MAX = 100;

/** Many applications decided with one opinion. */
export function ReviewApplications({ of, close, done }: ReviewApplicationsProps) {
  const verbs = useApplicationVerbs();
  return (
    <ReviewMany
      of={of}
      about={ABOUT}
      decisions={FOR_MANY}
      decide={async (review, ids) => {
        const { rows } = await verbs.reviewMany({ ...review, applications: [...ids] });
        return rows.map(({ application_id, error }) => ({ id: application_id, error }));
      }}
      close={close}
      done={done}
    />
  );
}
