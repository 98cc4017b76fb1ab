import { lazy, Suspense, useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { punctuated } from "@/shared/lib/punctuation";
import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { AskedBy } from "../parts/asked-by";
import { Due } from "../parts/due";
import { Matter } from "../parts/matter";
import { type Step, useWaiting } from "../queries";
import * as words from "../words";

/** A form weighs more than the list: it comes when somebody has ticked. */
const ReviewMany = lazy(async () => ({
  default: (await import("@/features/share/door")).ReviewMany,
}));
const ABOUT = pair(
  "需要您作出决定的事项，期限近的在前。",
  "What waits for your decision, the most urgent first.",
);
const EMPTY = {
  title: pair("没有待审批的事项", "Nothing waits for you"),
  next: pair(
    "有新的申请到达时，会在这里和右上角的通知中出现。",
    "New applications appear here and under the bell.",
  ),
};

const COLUMNS: readonly Column<Step>[] = [
  { key: "title", title: words.TITLE, cell: (step) => <Matter step={step} /> },
  {
    key: "asked",
    title: words.ASKED_BY,
    cell: ({ case: of }) => <AskedBy name={of.opened_by_name} organisation={of.organisation} />,
  },
  {
    key: "at",
    title: words.ASKED_AT,
    tight: true,
    cell: (step) => formatMoment(step.case.opened_at),
  },
  { key: "due", title: words.DUE, tight: true, cell: (step) => <Due on={step.due_on} /> },
];

/** Applications alone are decided many at once; what else waits is looked at one by one. */
const mayDecideMany = (step: Step) => step.case.kind === "share.application";

export function WaitingPage() {
  const [chosen, choose] = useState<readonly Step[]>([]);
  return (
    <>
      <ListPage
        title={words.WAITING}
        about={ABOUT}
        useRows={useWaiting}
        columns={COLUMNS}
        id={(step) => step.id}
        to={(step) => step.case.link}
        many={{ words: words.REVIEW_MANY, may: mayDecideMany, open: choose }}
        empty={EMPTY}
      />
      {chosen.length > 0 && (
        <Suspense>
          <ReviewMany
            of={chosen.map(({ case: of }) => ({ id: of.subject, name: punctuated(of.title) }))}
            close={() => choose([])}
          />
        </Suspense>
      )}
    </>
  );
}
