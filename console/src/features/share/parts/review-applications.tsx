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
}

/** Many applications decided with one opinion. */
export function ReviewApplications({ of, close }: ReviewApplicationsProps) {
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
    />
  );
}
