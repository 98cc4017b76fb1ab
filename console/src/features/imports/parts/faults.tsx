import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { type Fault, useFaults, type Weight } from "../queries";
import * as words from "../words";
import styles from "./faults.module.css";

const TITLE = pair("不通过的原因和提示", "What is refused, what is warned of, and why");
const HOW_TO_MEND = pair(
  "“不通过”的内容按整条退回，附每行原因；改正后清空“不通过原因”一栏，再次导入。“提示”不影响导入，请核实。",
  "What is refused comes back as whole records, each line with its reasons; mend them, empty that column, and hand them in again. What is warned of is taken over; look at it again.",
);
const NONE = {
  title: pair("没有这一类", "None of this kind"),
  next: pair("请选择另一类，或查看全部。", "Choose the other kind, or all."),
};
const FILTERS = [{ name: "weight", title: words.WEIGHT, options: words.WEIGHTS }];

/** What is wrong in a file and what is warned of, line by line. */
export function Faults({ id }: { readonly id: string }) {
  const say = useSay();
  const place = usePlace(["weight"]);
  const weight = place.filters.weight as Weight | undefined;
  const faults = useFaults(id, { page: place.page, size: place.size, weight });
  return (
    <Panel title={TITLE}>
      <p className={styles.mend}>{say(HOW_TO_MEND)}</p>
      <FilterBar filters={FILTERS} place={place} />
      <PagedTable query={faults} place={place} empty={NONE} columns={COLUMNS} id={idOf} />
    </Panel>
  );
}

const idOf = (of: Fault): string => `${of.line} ${of.field} ${of.zh}`;

const COLUMNS: readonly Column<Fault>[] = [
  { key: "line", title: words.LINE, tight: true, end: true, cell: (of) => of.line },
  {
    key: "column",
    title: words.COLUMN,
    tight: true,
    cell: (of) => <Said of={{ zh: of.heading, en: of.heading_en }} />,
  },
  {
    key: "weight",
    title: words.WEIGHT,
    tight: true,
    cell: (of) => <StatusTag of={words.WEIGHTS} code={of.weight} />,
  },
  { key: "reason", title: words.REASON, cell: (of) => <Said of={of} /> },
];

function Said({ of }: { readonly of: { readonly zh: string; readonly en: string } }) {
  const say = useSay();
  return say(of);
}
