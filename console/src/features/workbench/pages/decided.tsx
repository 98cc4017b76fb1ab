import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { AskedBy } from "../parts/asked-by";
import { Due } from "../parts/due";
import { Matter } from "../parts/matter";
import { type Step, useDecided } from "../queries";
import * as words from "../words";

const ABOUT = pair("您作出过的决定，最近的在前。", "What you have decided, newest first.");
const EMPTY = {
  title: pair("还没有审批过事项", "You have decided nothing yet"),
  next: pair("在“待我审批”中作出决定后，会留在这里。", "Your decisions will be kept here."),
};

const COLUMNS: readonly Column<Step>[] = [
  { key: "title", title: words.TITLE, cell: (step) => <Matter step={step} /> },
  {
    key: "asked",
    title: words.ASKED_BY,
    cell: ({ case: of }) => <AskedBy name={of.opened_by_name} organisation={of.organisation} />,
  },
  {
    key: "state",
    title: words.RESULT,
    tight: true,
    cell: (step) => <StatusTag of={words.STEP_STATES} code={step.state} />,
  },
  { key: "opinion", title: words.OPINION, cell: (step) => step.opinion || "—" },
  {
    key: "at",
    title: words.DECIDED_AT,
    tight: true,
    cell: (step) => formatMoment(step.decided_at),
  },
  { key: "due", title: words.DUE, tight: true, cell: (step) => <Due of={step} /> },
];

export function DecidedPage() {
  return (
    <ListPage
      title={words.DECIDED}
      about={ABOUT}
      search={words.SEARCH}
      filters={words.DESK_FILTERS}
      light
      useRows={useDecided}
      columns={COLUMNS}
      id={(step) => step.id}
      to={(step) => step.case.link}
      empty={EMPTY}
    />
  );
}
