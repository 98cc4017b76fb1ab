import { type Pair, pair, useSay } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { ReviewFields, SUBMIT_REVIEW } from "@/shared/ui/review-drawer";
import { useTell } from "@/shared/ui/tell";
import type { Review } from "../queries/elements";

const DONE = pair("审核结果已提交", "The decision is submitted");

interface ReviewStandardProps {
  readonly title: Pair;
  readonly decide: (review: Review) => Promise<unknown>;
  readonly close: () => void;
}

/** A standard is put in force, or sent back with an opinion. */
export function ReviewStandard({ title, decide, close }: ReviewStandardProps) {
  const say = useSay();
  const tell = useTell();
  return (
    <FormDrawer<Review, unknown>
      title={title}
      submit={SUBMIT_REVIEW}
      initial={{ decision: "approve" }}
      send={decide}
      sent={() => {
        tell.good(say(DONE));
        close();
      }}
      close={close}
    >
      <ReviewFields of={["approve", "reject"]} />
    </FormDrawer>
  );
}
