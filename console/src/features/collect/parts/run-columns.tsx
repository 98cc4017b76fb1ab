import { formatCount, formatMoment, formatSeconds, secondsBetween } from "@/shared/lib/formats";
import { useSpeech } from "@/shared/lib/words";
import { JOB_STATES } from "@/shared/ui/job-progress";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { RunLine } from "../queries";
import * as words from "../words";

const COUNTED = Object.entries(words.COUNTS) as [keyof typeof words.COUNTS, typeof words.NAME][];

/** How runs are listed, wherever they are. */
export const RUN_COLUMNS: readonly Column<RunLine>[] = [
  {
    key: "ordered",
    title: words.ORDERED,
    tight: true,
    cell: (of) => formatMoment(of.ordered_at),
  },
  ...COUNTED.map(([name, title]) => ({
    key: name,
    title,
    tight: true,
    end: true,
    cell: (of: RunLine) => <Count of={of} name={name} />,
  })),
  { key: "took", title: words.TOOK, tight: true, end: true, cell: (of) => <Took of={of} /> },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={JOB_STATES} code={of.state} />,
  },
];

/** Only a run that has succeeded has counted. */
function Count({ of, name }: { readonly of: RunLine; readonly name: keyof typeof words.COUNTS }) {
  const { language } = useSpeech();
  return of.state === "succeeded" ? formatCount(of.counts[name], language) : "—";
}

function Took({ of }: { readonly of: RunLine }) {
  const { language } = useSpeech();
  const seconds = secondsBetween(of.started_at, of.finished_at, new Date());
  return seconds === null ? "—" : formatSeconds(seconds, language);
}
