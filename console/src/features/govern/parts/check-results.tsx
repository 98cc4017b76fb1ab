import { formatCount, formatShare } from "@/shared/lib/formats";
import { pair, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Check } from "../queries";
import * as words from "../words";

type Result = Check["results"][number];
const EMPTY = {
  title: pair("没有规则参与这次检查", "No rule took part"),
  next: pair(
    "在“质量规则”中绑定建议规则或自行添加。",
    "Bind the suggested rules, or add one of your own.",
  ),
};
const COLUMNS: readonly Column<Result>[] = [
  {
    key: "rule",
    title: words.RULE,
    cell: (of) => <Words pair={pair(of.rule_zh, of.rule_en)} />,
  },
  {
    key: "severity",
    title: words.SEVERITY,
    tight: true,
    cell: (of) => <StatusTag of={words.SEVERITIES} code={of.severity} />,
  },
  {
    key: "evaluated",
    title: words.EVALUATED,
    tight: true,
    end: true,
    cell: (of) => <Count of={of.evaluated} />,
  },
  { key: "bad", title: words.BAD, tight: true, end: true, cell: (of) => <Count of={of.bad} /> },
  {
    key: "share",
    title: pair("合格率", "Good"),
    tight: true,
    end: true,
    cell: (of) => <Good of={of} />,
  },
];

/** What each rule found, the worst first. */
export function CheckResults({ of }: { readonly of: Check }) {
  const sorted = [...of.results].sort((a, b) => b.bad - a.bad);
  return sorted.length === 0 ? (
    <Empty {...EMPTY} />
  ) : (
    <Table rows={sorted} columns={COLUMNS} id={(result) => result.rule_code} />
  );
}

function Count({ of }: { readonly of: number }) {
  const { language } = useSpeech();
  return formatCount(of, language);
}

function Good({ of }: { readonly of: Result }) {
  const { language } = useSpeech();
  return of.evaluated > 0 ? formatShare(1 - of.bad / of.evaluated, language) : "—";
}
