import Button from "antd/es/button";
import { columnType } from "@/shared/lib/column-types";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Waiting } from "@/shared/ui/loaded";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type Flow, usePlan } from "../queries";
import * as words from "../words";
import styles from "./collect.module.css";
import { Steps } from "./steps";

const TITLE = pair("下一次运行将执行", "The next run will");
const ABOUT = pair(
  "已查看源端和湖中的现状，还没有移动任何数据。",
  "Both sides were looked at; nothing has been moved.",
);
const AGAIN = pair("重新计划", "Plan again");
const FILES_SHOWN = 20;

/** What the next run would do, decided anew from both sides. */
export function FlowPlan({ of }: { readonly of: Flow }) {
  const say = useSay();
  const plan = usePlan(of.id);
  return (
    <Panel>
      <div className={styles.bar}>
        <h2>{say(TITLE)}</h2>
        <span className={styles.soft}>{say(ABOUT)}</span>
        <Button loading={plan.isFetching} onClick={() => void plan.refetch()}>
          {say(AGAIN)}
        </Button>
      </div>
      {plan.error && (
        <div className={styles.problem}>
          <ProblemNote error={plan.error} />
        </div>
      )}
      {plan.isLoading && <Waiting />}
      {plan.data && (
        <>
          <Steps of={plan.data.steps} />
          {plan.data.files && plan.data.files.length > 0 && <Files of={plan.data.files} />}
          <Table
            rows={plan.data.columns}
            id={(column) => column.name}
            columns={[
              {
                key: "name",
                title: words.COLUMN,
                cell: (column) => <Named zh={column.comment} physical={column.name} />,
              },
              {
                key: "type",
                title: words.LAKE_TYPE,
                tight: true,
                cell: (column) => <Words pair={columnType(column.type)} />,
              },
              {
                key: "key",
                title: words.KEYS,
                tight: true,
                cell: (column) => (plan.data.keys.includes(column.name) ? say(words.YES) : "—"),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

function Files({ of }: { readonly of: readonly string[] }) {
  const { language } = useSpeech();
  const more = of.length - FILES_SHOWN;
  const rest = language === "zh" ? ` 等 ${of.length} 个文件` : ` … ${of.length} files in all`;
  return (
    <p className={styles.more}>
      {of.slice(0, FILES_SHOWN).join("、")}
      {more > 0 && rest}
    </p>
  );
}
