import { Link, useParams } from "react-router";
import { formatFigure } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Panel } from "@/shared/ui/page";
import { SentBack } from "@/shared/ui/sent-back";
import { StatusTag } from "@/shared/ui/status-tag";
import { Timeline } from "@/shared/ui/timeline";
import { Trail } from "@/shared/ui/trail";
import { CodeListMapping } from "../parts/code-list-mapping";
import { CodeListVerbs } from "../parts/code-list-verbs";
import { CodeListVersions } from "../parts/code-list-versions";
import { CodeTable } from "../parts/code-table";
import { Source } from "../parts/source";
import { type CodeList, useCodeList, useCodeListTimeline } from "../queries/code-lists";
import { CODE_LISTS, DETAILS, LIST_FIELDS, OWNER, SOURCE, STANDINGS, VERSION } from "../words";

const REVISION = pair("新版本正在起草或审核", "A new version is drafted or in review");
const REVISES = pair(
  "这是尚未实施的新版本，现行版本继续有效",
  "The next version, not in force yet; the present one stays in force",
);
const SEE = pair("查看", "See it");
const TABS: readonly DetailTab<CodeList>[] = [
  { key: "codes", title: pair("代码", "Codes"), body: (of) => <Codes of={of} /> },
  { key: "mapping", title: pair("对应关系", "Mapping"), body: (of) => <CodeListMapping of={of} /> },
  {
    key: "versions",
    title: pair("版本与差异", "Versions"),
    body: (of) => <CodeListVersions of={of} />,
  },
  { key: "trail", title: pair("审批轨迹", "Approvals"), body: (of) => <Trail of={of.trail} /> },
  { key: "timeline", title: pair("留痕", "Timeline"), body: (of) => <ListTimeline id={of.id} /> },
];

export function CodeListPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: CODE_LISTS, to: "/standards/code-lists" }}
      query={useCodeList(id)}
      head={(of) => ({
        title: of.name,
        status: <StatusTag of={STANDINGS} code={of.status} />,
        facts: [
          [LIST_FIELDS.id, of.id.split("~")[0]],
          [VERSION, `V${of.version}`],
          [SOURCE, <Source key="source" of={of} />],
          [OWNER, of.owner_name || "—"],
          [pair("代码数", "Codes"), <Count key="codes" of={of.codes} />],
        ],
      })}
      verbs={(of) => <CodeListVerbs of={of} />}
      tabs={TABS}
    />
  );
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatFigure(of, language);
}

function Codes({ of }: { readonly of: CodeList }) {
  const say = useSay();
  const other = of.revision ?? of.revises;
  return (
    <>
      <SentBack by={of.status === "draft" ? of.trail[0] : undefined} />
      {other && (
        <Panel padded>
          {say(of.revision ? REVISION : REVISES)}{" "}
          <Link to={`/standards/code-lists/${other}`}>{say(SEE)} ›</Link>
        </Panel>
      )}
      <CodeTable of={of} />
    </>
  );
}

function ListTimeline({ id }: { readonly id: string }) {
  return <Timeline query={useCodeListTimeline(id)} details={DETAILS} />;
}
