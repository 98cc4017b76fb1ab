import Button from "antd/es/button";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { LimitForm } from "../parts/limit-form";
import { type Limit, useLimits } from "../queries/limits";
import { LIMITS } from "../words";

const ABOUT = pair(
  "依照《政务数据共享条例》，按工作日计算。本地区可以更严，不能放宽；本地区与上级地区都有设定的，从严执行。",
  "By Decree 809, in working days. A region may make them stricter, never looser; of what several regions set, the strictest holds.",
);
const SET = pair("设定", "Set");
const OF_THE_HOUSE = pair("平台规定", "The house's");
const COLUMNS: readonly Column<Limit>[] = [
  {
    key: "limit",
    title: pair("时限", "Limit"),
    tight: true,
    cell: (of) => <Words pair={of.label} />,
  },
  {
    key: "counts",
    title: pair("起算和责任方", "From when, for whom"),
    cell: (of) => <Words pair={of.counts} />,
  },
  {
    key: "article",
    title: pair("依据", "By"),
    tight: true,
    cell: (of) => <Words pair={lawOf(of)} />,
  },
  {
    key: "days",
    title: pair("本地区执行（工作日）", "Here, in working days"),
    tight: true,
    end: true,
    cell: (of) => of.working_days,
  },
  {
    key: "most",
    title: pair("上限（工作日）", "At most"),
    tight: true,
    end: true,
    cell: (of) => of.most,
  },
];

/** The limits of every floor as they hold here, each floor's on its own sheet. */
export function LimitsPage() {
  const [chosen, choose] = useState<Limit | null>(null);
  const limits = useLimits();
  return (
    <Page title={LIMITS} about={ABOUT}>
      <Loaded query={limits}>
        {({ rows, verbs }) =>
          groupsOf(rows).map((group) => (
            <Panel key={group} title={labelOf(rows, group)}>
              <Table
                rows={rows.filter((row) => row.group === group)}
                columns={verbs.includes("set") ? [...COLUMNS, setColumn(choose)] : COLUMNS}
                id={({ limit }) => limit}
              />
            </Panel>
          ))
        }
      </Loaded>
      {chosen && <LimitForm of={chosen} close={() => choose(null)} />}
    </Page>
  );
}

const groupsOf = (rows: readonly Limit[]) => [...new Set(rows.map((row) => row.group))];
const labelOf = (rows: readonly Limit[], group: string) =>
  rows.find((row) => row.group === group)?.group_label;
const lawOf = ({ article }: Limit) =>
  article === null ? OF_THE_HOUSE : pair(`条例第 ${article} 条`, `Art. ${article}`);

const setColumn = (choose: (limit: Limit) => void): Column<Limit> => ({
  key: "verbs",
  title: pair("操作", "Do"),
  tight: true,
  cell: (of) => <SetLimit open={() => choose(of)} />,
});

function SetLimit({ open }: { readonly open: () => void }) {
  const say = useSay();
  return (
    <Button size="small" onClick={open}>
      {say(SET)}
    </Button>
  );
}
