import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { AskedBy } from "../parts/asked-by";
import { Due } from "../parts/due";
import { Matter } from "../parts/matter";
import { type Step, useWaiting } from "../queries";
import * as words from "../words";

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

export function WaitingPage() {
  return (
    <ListPage
      title={words.WAITING}
      about={ABOUT}
      useRows={useWaiting}
      columns={COLUMNS}
      id={(step) => step.id}
      to={(step) => step.case.link}
      empty={EMPTY}
    />
  );
}
