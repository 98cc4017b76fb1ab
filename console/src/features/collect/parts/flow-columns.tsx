import { formatMoment } from "@/shared/lib/formats";
import { JOB_STATES } from "@/shared/ui/job-progress";
import { Named } from "@/shared/ui/named";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { FlowLine } from "../queries";
import * as words from "../words";

/** How flows are listed, wherever they are. */
export const FLOW_COLUMNS: readonly Column<FlowLine>[] = [
  { key: "title", title: words.FLOW_TITLE, cell: (of) => of.title },
  {
    key: "source",
    title: words.SOURCE,
    cell: (of) => <Named zh={of.source_name} physical={of.table} />,
  },
  { key: "target", title: words.TARGET, tight: true, cell: (of) => <code>{of.target}</code> },
  {
    key: "mode",
    title: words.MODE,
    tight: true,
    cell: (of) => <Words of={words.MODES} code={of.mode} />,
  },
  {
    key: "last",
    title: words.LAST_RUN,
    tight: true,
    cell: (of) => formatMoment(of.last_run?.ordered_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => (of.last_run ? <StatusTag of={JOB_STATES} code={of.last_run.state} /> : "—"),
  },
];
