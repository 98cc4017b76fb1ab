import Button from "antd/es/button";
import { useParams } from "react-router";
import { FollowedJob } from "@/features/workbench/door";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { Figures } from "@/shared/ui/figure";
import { GoTo } from "@/shared/ui/go-to";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { StatusTag } from "@/shared/ui/status-tag";
import { Faults } from "../parts/faults";
import { KindOf } from "../parts/kind-of";
import { type Import, refusedAt, reportAt, useApply, useImport } from "../queries";
import { listOf } from "../rules";
import * as words from "../words";
import styles from "./imports.module.css";

const APPLY = pair("导入通过的内容", "Take over what is good");
const REFUSED = pair("下载不通过的内容", "Fetch what is refused");
const REPORT = pair("下载校验结果", "Fetch the result");
const SEE = pair("查看导入的内容", "See what came in");
const UNKNOWN = pair("未识别的列(未导入):", "Columns nobody knows (left out): ");
const DONE = new Set(["checked", "applied"]);

const TABS: readonly DetailTab<Import>[] = [
  { key: "result", title: pair("校验结果", "Result"), body: (of) => <Result of={of} /> },
];

export function ImportPage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: words.IMPORTS, to: "/imports" }}
      query={useImport(id)}
      head={(of) => ({
        title: of.file,
        status: <StatusTag of={words.STATES} code={of.state} />,
        facts: [
          [words.KIND, <KindOf key="kind" code={of.kind} />],
          [words.AT, formatMoment(of.created_at)],
          [words.APPLIED_AT, of.applied_at ? formatMoment(of.applied_at) : "—"],
        ],
      })}
      verbs={(of) => <Verbs of={of} />}
      tabs={TABS}
    />
  );
}

function Result({ of }: { readonly of: Import }) {
  const say = useSay();
  return (
    <div className={styles.stack}>
      {!DONE.has(of.state) && (
        <Panel>
          <FollowedJob id={of.run_id} />
        </Panel>
      )}
      {DONE.has(of.state) && (
        <Figures
          of={(["lines", "records", "new", "changed", "same", "refused", "warned"] as const).map(
            (name) => ({
              label: words.COUNTS[name],
              value: of.counts[name],
            }),
          )}
        />
      )}
      {of.unknown_headings.length > 0 && (
        <Panel padded>
          {say(UNKNOWN)}
          {of.unknown_headings.join("、")}
        </Panel>
      )}
      {isFaulty(of) && <Faults id={of.id} />}
    </div>
  );
}

const isFaulty = ({ counts }: Import) => (counts.refused ?? 0) + (counts.warned ?? 0) > 0;

function Verbs({ of }: { readonly of: Import }) {
  const say = useSay();
  const apply = useApply(of.id);
  const list = listOf(of.kind);
  return (
    <>
      {apply.error && <ProblemNote error={apply.error} />}
      {isFaulty(of) && <Button href={reportAt(of.id)}>{say(REPORT)}</Button>}
      {(of.counts.refused ?? 0) > 0 && <Button href={refusedAt(of.id)}>{say(REFUSED)}</Button>}
      {list && of.state === "applied" && <GoTo to={list} words={SEE} main />}
      {of.verbs.includes("apply") && (
        <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate()}>
          {say(APPLY)}
        </Button>
      )}
    </>
  );
}
