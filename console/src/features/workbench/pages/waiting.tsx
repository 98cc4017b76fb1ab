import { lazy, Suspense, useState } from "react";
import { FirstSteps } from "@/features/oversee/door";
import { formatMoment } from "@/shared/lib/formats";
import { punctuated } from "@/shared/lib/punctuation";
import { type Pair, pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import type { Untick } from "@/shared/ui/ticks";
import { AskedBy } from "../parts/asked-by";
import { Due } from "../parts/due";
import { Matter } from "../parts/matter";
import { type Step, useWaiting } from "../queries";
import * as words from "../words";

/** A form weighs more than the list: it comes when somebody has ticked. */
const FORMS = {
  "share.application": lazy(async () => ({
    default: (await import("@/features/share/door")).ReviewApplications,
  })),
  "catalogue.entry": lazy(async () => ({
    default: (await import("@/features/catalogue/door")).ReviewEntries,
  })),
  "catalogue.withdrawal": lazy(async () => ({
    default: (await import("@/features/catalogue/door")).ReviewWithdrawals,
  })),
};
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
  { key: "due", title: words.DUE, tight: true, cell: (step) => <Due of={step} /> },
];

/** Applications and entries are decided many at once; what else waits is looked at one by one. */
type ManyKind = keyof typeof FORMS;
/** How many the server takes at once. */
const MOST: Readonly<Record<ManyKind, number>> = {
  "share.application": 100,
  "catalogue.entry": 200,
  "catalogue.withdrawal": 200,
};
const isOf = (kind: ManyKind) => (step: Step) => step.case.kind === kind;

interface Ticked {
  readonly kind: ManyKind;
  readonly steps: readonly Step[];
  readonly untick: Untick;
}

export function WaitingPage() {
  const [ticked, tick] = useState<Ticked>();
  const many = (kind: ManyKind, words: Pair) => ({
    words,
    may: isOf(kind),
    most: MOST[kind],
    open: (steps: readonly Step[], untick: Untick) => tick({ kind, steps, untick }),
  });
  return (
    <>
      <ListPage
        title={words.WAITING}
        about={ABOUT}
        above={<FirstSteps />}
        search={words.SEARCH}
        filters={words.DESK_FILTERS}
        light
        useRows={useWaiting}
        columns={COLUMNS}
        id={(step) => step.id}
        to={(step) => step.case.link}
        many={[
          many("share.application", words.REVIEW_APPLICATIONS),
          many("catalogue.entry", words.REVIEW_ENTRIES),
          many("catalogue.withdrawal", words.REVIEW_WITHDRAWALS),
        ]}
        empty={EMPTY}
      />
      {ticked && <DecideMany of={ticked} close={() => tick(undefined)} />}
    </>
  );
}

function DecideMany({ of, close }: { readonly of: Ticked; readonly close: () => void }) {
  const Form = FORMS[of.kind];
  const { steps, untick } = of;
  const done = (subjects: readonly string[]) =>
    untick(steps.filter((step) => subjects.includes(step.case.subject)).map(({ id }) => id));
  return (
    <Suspense>
      <Form
        of={steps.map(({ case: one, opened_at }) => ({
          id: one.subject,
          name: punctuated(one.title),
          readAt: opened_at,
        }))}
        close={close}
        done={done}
      />
    </Suspense>
  );
}
