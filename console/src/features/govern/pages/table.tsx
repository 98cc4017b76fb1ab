import { Link, useParams } from "react-router";
import { LEVELS } from "@/features/protect/door";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Quality } from "../parts/quality";
import { Quarantine } from "../parts/quarantine";
import { Rules } from "../parts/rules";
import { Score } from "../parts/score";
import { Snapshots } from "../parts/snapshots";
import { TableColumns } from "../parts/table-columns";
import { TablePreview } from "../parts/table-preview";
import { TableVerbs } from "../parts/table-verbs";
import { type Table, useTable, useTableTimeline } from "../queries";
import * as words from "../words";

const ENTRY = pair("数据目录", "Entry");
const TABS: readonly DetailTab<Table>[] = [
  {
    key: "columns",
    title: pair("字段与定级", "Columns"),
    body: (of) => <TableColumns of={of} />,
  },
  { key: "quality", title: pair("质量", "Quality"), body: (of) => <Quality of={of} /> },
  { key: "rules", title: words.RULES, body: (of) => <Rules of={of} /> },
  { key: "quarantine", title: pair("隔离区", "Set aside"), body: (of) => <Quarantine of={of} /> },
  { key: "preview", title: pair("预览", "Preview"), body: (of) => <TablePreview of={of} /> },
  { key: "snapshots", title: words.SNAPSHOT, body: (of) => <Snapshots of={of} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <TableTimeline id={of.id} /> },
];

export function TablePage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.TABLES, to: "/govern/tables" }}
      query={useTable(id)}
      head={(of) => ({
        title: of.title,
        physical: `${of.namespace}.${of.name}`,
        status: of.level && <StatusTag of={LEVELS} code={of.level} />,
        facts: [
          [words.OWNER, of.owner_name],
          [words.ROWS, <Rows key="rows" of={of} />],
          [words.SCORE, <Score key="score" value={of.score} />],
          [words.FORMAT, of.format_type],
          [words.UPDATED, formatMoment(of.updated_at)],
          [ENTRY, <Entry key="entry" id={of.entry_id} />],
        ],
      })}
      verbs={(of) => <TableVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function Rows({ of }: { readonly of: Table }) {
  const { language } = useSpeech();
  return formatCount(of.rows, language);
}

function Entry({ id }: { readonly id: string | null }) {
  const say = useSay();
  if (!id) return say(pair("未编目", "None yet"));
  return <Link to={`/catalogue/entries/${id}`}>{say(pair("查看目录", "See it"))}</Link>;
}

function TableTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useTableTimeline(id)} details={words.DETAILS} />;
}
