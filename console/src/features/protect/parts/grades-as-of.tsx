import { pair } from "@/shared/lib/words";
import { DayBar, useDay } from "@/shared/ui/day-picker";
import { Empty } from "@/shared/ui/empty";
import { Labelled } from "@/shared/ui/labelled";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { type GradesAsOf as AsOf, type GradedTable, useGradesAsOf } from "../queries";
import * as words from "../words";

const ABOUT = pair(
  "各字段在所选日期 24:00 的级别，取自留痕台账。",
  "The level of each column at the end of the day, from the ledger.",
);
const NOT_YET = {
  title: pair("当时尚未定级", "Not graded yet on that day"),
  next: pair("请选择较晚的日期。", "Choose a later day."),
};

/** The grades of a table as they stood on a day. */
export function GradesAsOf({ of }: { readonly of: GradedTable }) {
  const seen = useGradesAsOf(of.id, useDay());
  return (
    <>
      <DayBar about={ABOUT} />
      <Loaded query={seen}>{(then) => <Then of={then} />}</Loaded>
    </>
  );
}

function Then({ of }: { readonly of: AsOf }) {
  if (of.level === null) {
    return (
      <Panel>
        <Empty {...NOT_YET} />
      </Panel>
    );
  }
  return (
    <>
      <Panel padded>
        <Labelled
          of={[
            {
              label: pair("当时的库表级别", "Level of the table then"),
              value: <StatusTag of={words.LEVELS} code={of.level} />,
            },
          ]}
        />
      </Panel>
      <Panel>
        <Table rows={of.columns} columns={COLUMNS} id={(one) => one.column} />
      </Panel>
    </>
  );
}

const COLUMNS: readonly Column<AsOf["columns"][number]>[] = [
  { key: "column", title: pair("字段", "Column"), cell: (of) => <code>{of.column}</code> },
  {
    key: "level",
    title: words.LEVEL,
    tight: true,
    cell: (of) => <StatusTag of={words.LEVELS} code={of.level} />,
  },
];
