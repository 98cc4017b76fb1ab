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
  "依照《政务数据共享条例》第二十一条，按工作日计算。本地区可以更严，不能放宽。",
  "By Decree 809, Art. 21, in working days. A region may make them stricter, never looser.",
);
const SET = pair("设定", "Set");
const COLUMNS: readonly Column<Limit>[] = [
  { key: "limit", title: pair("时限", "Limit"), cell: (of) => <Words pair={of.label} /> },
  {
    key: "days",
    title: pair("本地区执行（工作日）", "Here, in working days"),
    tight: true,
    end: true,
    cell: (of) => of.working_days,
  },
  {
    key: "decree",
    title: pair("上限（工作日）", "At most"),
    tight: true,
    end: true,
    cell: (of) => of.decree,
  },
];

/** The statutory limits as they hold here. */
export function LimitsPage() {
  const [chosen, choose] = useState<Limit | null>(null);
  const limits = useLimits();
  return (
    <Page title={LIMITS} about={ABOUT}>
      <Panel>
        <Loaded query={limits}>
          {({ rows, verbs }) => (
            <Table
              rows={rows}
              columns={verbs.includes("set") ? [...COLUMNS, setColumn(choose)] : COLUMNS}
              id={({ limit }) => limit}
            />
          )}
        </Loaded>
      </Panel>
      {chosen && <LimitForm of={chosen} close={() => choose(null)} />}
    </Page>
  );
}

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
