import { useParams } from "react-router";
import { formatCount, formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { ColumnGrades } from "../parts/column-grades";
import { GradesAsOf } from "../parts/grades-as-of";
import {
  type GradedTable,
  useGradedTable,
  useGradedTableTimeline,
  useGradeVerbs,
} from "../queries";
import * as words from "../words";

const VERBS: Verbs = {
  recognise: {
    words: pair("重新识别", "Recognise again"),
    about: pair(
      "按当前数据重新识别各字段；人工定级的字段不受影响。",
      "Columns are recognised by today's data; what people graded stays.",
    ),
  },
};
const TABS: readonly DetailTab<GradedTable>[] = [
  { key: "columns", title: pair("字段分级", "Columns"), body: (of) => <ColumnGrades of={of} /> },
  { key: "as-of", title: pair("某日分级", "On a day"), body: (of) => <GradesAsOf of={of} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <GradeTimeline id={of.id} /> },
];

export function TablePage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.GRADES, to: "/protect/tables" }}
      query={useGradedTable(id)}
      head={(of) => ({
        title: of.title,
        status: <StatusTag of={words.LEVELS} code={of.level} />,
        facts: [
          [words.TABLE, <code key="table">{`${of.namespace}.${of.name}`}</code>],
          [words.SAMPLED, formatCount(of.rows_sampled, "zh")],
          [words.GRADED, formatMoment(of.graded_at)],
        ],
      })}
      verbs={(of) => <TableVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function TableVerbs({ of }: { readonly of: GradedTable }) {
  const verbs = useGradeVerbs(of.id);
  return <VerbBar offered={of.verbs} verbs={VERBS} act={verbs.recognise} />;
}

function GradeTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useGradedTableTimeline(id)} details={words.DETAILS} />;
}
