import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { useMe } from "@/features/identity/door";
import { FollowedJob } from "@/features/workbench/door";
import { formatFigure, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { useTell } from "@/shared/ui/tell";
import {
  DISMISS_MANY,
  DISMISSED_AT_ONCE_MAX,
  DismissMany,
  type DismissManyProps,
} from "../parts/dismiss-many";
import { DuplicateVerbs } from "../parts/duplicate-verbs";
import styles from "../parts/registers.module.css";
import { REPORT, ReportDuplicate } from "../parts/report-duplicate";
import {
  type Duplicate,
  type DuplicatesSought,
  useDuplicates,
  useDuplicateVerbs,
} from "../queries";
import { pageOf, percent } from "../rules";
import * as words from "../words";

const ABOUT = pair(
  "不同部门采集同一数据的线索，由主管部门认定数源部门（一数一源）；已认定的，另一方改为共享获取。",
  "Departments that gather the same data; the bureau names one of them the source.",
);
const FIND = pair("比对目录", "Compare entries");
const ORDERED = pair(
  "已开始比对，完成后列表自动更新。",
  "Comparing; the list renews itself when that is done.",
);
const MEASURE = pair("抽样比对取值", "Compare values");
const MEASURING = pair(
  "已开始比对双方数据表的取值，只用加密摘要，不读出数据；完成后列表自动更新。",
  "Comparing the values of both tables by keyed hashes; the list renews itself after that.",
);
const ONE = pair("目录一", "One entry");
const OTHER = pair("目录二", "The other");
const SCORE = pair("相似度", "Score");
const WHY = pair("依据", "Why");
const STATE = pair("状态", "State");
const ACT = pair("办理", "Act");
const BETWEEN = pair("；", "; ");
const NUMBERS = pair("详细数值", "Numbers");
const ITEMS = pair("信息项重合", "Items");
const NAME = pair("名称相似", "Name");
const SYSTEM = pair("来源系统相同", "Same system");
const BY_MEANING = pair("由名称语义发现", "found by meaning of names");
const SAMPLED = pair("较少一方的取值在另一方的占比", "Of the smaller side, in the other");
const OF_VALUES = pair("个取值", "values");
const NOT_DECIDES = pair(
  "（同值行多，不能区分每一行，不计入）",
  " (does not tell rows apart: not counted)",
);
const REPORTED = pair("上报", "reports");
const MEASURED_AT = pair("抽样时间", "Sampled at");
const SOURCE = pair("数源", "Source");
const EMPTY = {
  title: pair("没有重复采集线索", "No duplicates known"),
  next: pair(
    "主管部门点击“比对目录”，按名称、信息项和来源系统比对全部已发布目录。",
    "The bureau compares all published entries by name, items and system.",
  ),
};
const SHOWN_ITEMS = 6;
const REPORTERS = ["catalogue.entry.compile", "catalogue.duplicate.find"];
const SEARCH = pair("目录或单位名称", "Entries or departments");
const FILTERS = [{ name: "state", title: STATE, options: words.DUPLICATE_STATES }];
const COLUMNS: readonly Column<Duplicate>[] = [
  { key: "first", title: ONE, cell: (of) => <Side of={of} side="first" /> },
  { key: "second", title: OTHER, cell: (of) => <Side of={of} side="second" /> },
  {
    key: "degree",
    title: SCORE,
    tight: true,
    cell: (of) => <StatusTag of={words.DEGREES} code={of.degree} />,
  },
  { key: "why", title: WHY, cell: (of) => <Why of={of} /> },
  {
    key: "state",
    title: STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.DUPLICATE_STATES} code={of.state} />,
  },
  { key: "act", title: ACT, tight: true, cell: (of) => <DuplicateVerbs of={of} /> },
];

const useRows = (ask: Ask) => useDuplicates(ask as DuplicatesSought);

export function DuplicatesPage() {
  const say = useSay();
  const tell = useTell();
  const me = useMe();
  const verbs = useDuplicateVerbs();
  const [dismissing, dismiss] = useState<Omit<DismissManyProps, "close"> | null>(null);
  const many = {
    words: DISMISS_MANY,
    most: DISMISSED_AT_ONCE_MAX,
    may: (of: Duplicate) => of.verbs.includes("dismiss"),
    open: (of: readonly Duplicate[], done: DismissManyProps["done"]) => dismiss({ of, done }),
  };
  const [isReporting, report] = useState(false);
  const [job, follow] = useState<string | null>(null);
  const find = useMutation({
    mutationFn: verbs.find,
    onSuccess: ({ id }) => {
      follow(id);
      tell.good(say(ORDERED));
    },
  });
  const measure = useMutation({
    mutationFn: verbs.measure,
    onSuccess: ({ job_id }) => {
      follow(job_id);
      tell.good(say(MEASURING));
    },
  });
  const may = (permission: string) => me.data?.permissions.includes(permission);
  const failed = find.error ?? measure.error;
  return (
    <ListPage
      title={words.DUPLICATES}
      about={ABOUT}
      search={SEARCH}
      filters={FILTERS}
      many={many}
      actions={
        <>
          {REPORTERS.some(may) && <Button onClick={() => report(true)}>{say(REPORT)}</Button>}
          {may("govern.overlap.measure") && (
            <Button loading={measure.isPending} onClick={() => measure.mutate()}>
              {say(MEASURE)}
            </Button>
          )}
          {may("catalogue.duplicate.find") && (
            <Button type="primary" loading={find.isPending} onClick={() => find.mutate()}>
              {say(FIND)}
            </Button>
          )}
        </>
      }
      above={
        <>
          {failed && <ProblemNote error={failed} />}
          {isReporting && <ReportDuplicate close={() => report(false)} />}
          {dismissing && <DismissMany {...dismissing} close={() => dismiss(null)} />}
          {job && (
            <Panel>
              <FollowedJob key={job} id={job} onEnd={verbs.reread} />
            </Panel>
          )}
        </>
      }
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      empty={EMPTY}
    />
  );
}

function Side({ of, side }: { readonly of: Duplicate; readonly side: "first" | "second" }) {
  const say = useSay();
  const one = of[side];
  return (
    <>
      <Link to={pageOf({ kind: "entry", id: one.id })}>{one.name}</Link>
      <div className={styles.soft}>
        {one.provider_name}
        {of.source_id === one.id && <b>（{say(SOURCE)}）</b>}
      </div>
    </>
  );
}

function Why({ of }: { readonly of: Duplicate }) {
  const say = useSay();
  const measured = of.sampled_items.map(({ item }) => item);
  const others = of.shared.filter((item) => !measured.includes(item));
  const shown = others.slice(0, SHOWN_ITEMS).join("、");
  const all = pair(`${shown} 等 ${others.length} 项`, `${shown} … (${others.length})`);
  const facts = [
    `${say(SCORE)} ${percent(of.score)}`,
    `${say(ITEMS)} ${percent(of.items)}`,
    `${say(NAME)} ${percent(of.name)}`,
    of.same_system && say(SYSTEM),
    of.by_meaning && say(BY_MEANING),
    of.sampled !== null && `${say(SAMPLED)} ${percent(of.sampled)}`,
  ];
  return (
    <>
      <div>{of.reasons.map(say).join(say(BETWEEN))}</div>
      <div className={styles.soft}>{others.length > SHOWN_ITEMS ? say(all) : shown}</div>
      <details className={styles.soft}>
        <summary>{say(NUMBERS)}</summary>
        {facts.filter(Boolean).join(say(BETWEEN))}
        <Sampled of={of} />
      </details>
      {of.remark && (
        <div className={styles.soft}>
          {of.reported_by_name} {say(REPORTED)}：{of.remark}
        </div>
      )}
      {of.reason && (
        <div className={styles.soft}>
          {of.decided_by_name}：{of.reason}
        </div>
      )}
    </>
  );
}

function Sampled({ of }: { readonly of: Duplicate }) {
  const say = useSay();
  const { language } = useSpeech();
  if (of.sampled_at === null) return null;
  return (
    <ul className={styles.sampled}>
      {of.sampled_items.map(({ item, overlap, sampled, decides }) => (
        <li key={item}>
          {item} <b>{percent(overlap)}</b> {formatFigure(sampled, language)} {say(OF_VALUES)}
          {!decides && say(NOT_DECIDES)}
        </li>
      ))}
      <li>
        {say(MEASURED_AT)} {formatMoment(of.sampled_at)}
      </li>
    </ul>
  );
}
