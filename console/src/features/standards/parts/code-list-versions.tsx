import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { type CodeDifference, type CodeList, useCodeDifferences } from "../queries/code-lists";
import { CODE_FIELDS, VERSION } from "../words";
import styles from "./differences.module.css";

type Version = CodeList["versions"][number];
const EMPTY = {
  title: pair("还没有修订过", "Never revised"),
  next: pair(
    "修订并发布实施后，各版本及其差异显示在这里。",
    "Versions and differences stand here.",
  ),
};
const SAME = {
  title: pair("两个版本的代码一致", "Both versions have the same codes"),
  next: pair("没有代码不同。", "No code differs."),
};
const VERSIONS: readonly Column<Version>[] = [
  { key: "number", title: VERSION, tight: true, cell: (of) => `V${of.number}` },
  {
    key: "at",
    title: pair("实施时间", "In force since"),
    tight: true,
    cell: (of) => formatMoment(of.in_force_at),
  },
  { key: "by", title: pair("发布人", "By"), cell: (of) => of.in_force_by },
];
const WHOLE = pair("整个代码", "The whole code");
const DIFFERENCES: readonly Column<CodeDifference>[] = [
  { key: "code", title: CODE_FIELDS.code, tight: true, cell: (of) => of.code },
  { key: "field", title: pair("内容", "Field"), tight: true, cell: (of) => <Named of={of} /> },
  { key: "before", title: pair("修订前", "Before"), cell: (of) => of.before || "—" },
  {
    key: "after",
    title: pair("修订后", "After"),
    cell: (of) => <span className={styles.after}>{of.after || "—"}</span>,
  },
];

/** The versions of a list, and which codes the newest changed. */
export function CodeListVersions({ of }: { readonly of: CodeList }) {
  const [newest, second] = of.versions;
  if (!newest) {
    return (
      <Panel>
        <Empty {...EMPTY} />
      </Panel>
    );
  }
  return (
    <>
      <Panel>
        <Table rows={of.versions} columns={VERSIONS} id={(one) => String(one.number)} />
      </Panel>
      {second && <Differences id={of.id} from={second.number} to={newest.number} />}
    </>
  );
}

interface DifferencesProps {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

function Differences({ id, from, to }: DifferencesProps) {
  const differences = useCodeDifferences(id, from, to);
  return (
    <Panel title={pair(`V${from} 与 V${to} 的差异`, `What V${to} changed`)}>
      <Loaded query={differences}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty {...SAME} />
          ) : (
            <Table rows={rows} columns={DIFFERENCES} id={(one) => `${one.code} ${one.field}`} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Named({ of }: { readonly of: CodeDifference }) {
  return useSay()(of.field === "code" ? WHOLE : wordsOf(CODE_FIELDS, of.field));
}
