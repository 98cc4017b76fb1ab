import { PAGE_SIZE } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { type Column, Table } from "@/shared/ui/table";
import { type Fault, useFaults } from "../queries";
import * as words from "../words";
import styles from "./faults.module.css";

const TITLE = pair("不通过的行及原因", "What is refused, and why");

const HOW_TO_MEND = pair(
  "下载的文件按整条退回，附每行原因；改正后清空“不通过原因”一栏，再次导入。",
  "The file to fetch has whole records, each line with its reasons; mend them, empty that column, and hand them in again.",
);

/** What is wrong in a file, line by line. */
export function Faults({ id }: { readonly id: string }) {
  const say = useSay();
  const { page } = usePlace([]);
  const faults = useFaults(id, { page, size: PAGE_SIZE });
  return (
    <Panel title={TITLE}>
      <Loaded query={faults}>
        {(of) => (
          <>
            <p className={styles.mend}>{say(HOW_TO_MEND)}</p>
            <Table rows={of.rows} columns={COLUMNS} id={idOf} />
            <Pager page={page} total={of.total} />
          </>
        )}
      </Loaded>
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
  { key: "reason", title: words.REASON, cell: (of) => <Said of={of} /> },
];

function Said({ of }: { readonly of: { readonly zh: string; readonly en: string } }) {
  const say = useSay();
  return say(of);
}
