import { type Pair, pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { type Column, Table } from "@/shared/ui/table";
import { type FieldDifference, useDifferences } from "../queries/elements";
import { ELEMENT_FIELDS } from "../words";
import styles from "./differences.module.css";
import { ElementValue } from "./element-value";

const SAME = {
  title: pair("内容完全一致", "They say the same"),
  next: pair("没有字段不同，无需调整。", "No field differs; nothing is to be done."),
};

interface DifferencesProps {
  readonly from: string;
  readonly to: string;
  readonly before: Pair;
  readonly after: Pair;
}

/** In which fields two versions, or two elements, differ. */
export function Differences({ from, to, before, after }: DifferencesProps) {
  const differences = useDifferences(from, to);
  return (
    <Loaded query={differences}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty {...SAME} />
        ) : (
          <Table rows={rows} columns={columnsOf(before, after)} id={(one) => one.field} />
        )
      }
    </Loaded>
  );
}

const columnsOf = (before: Pair, after: Pair): readonly Column<FieldDifference>[] => [
  { key: "field", title: pair("字段", "Field"), tight: true, cell: (of) => <Named of={of} /> },
  {
    key: "before",
    title: before,
    cell: (of) => <ElementValue field={of.field} value={of.before} />,
  },
  {
    key: "after",
    title: after,
    cell: (of) => (
      <span className={styles.after}>
        <ElementValue field={of.field} value={of.after} />
      </span>
    ),
  },
];

function Named({ of }: { readonly of: FieldDifference }) {
  return useSay()(wordsOf(ELEMENT_FIELDS, of.field));
}
