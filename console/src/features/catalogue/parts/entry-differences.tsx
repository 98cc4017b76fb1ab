import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { type Entry, useDifferences } from "../queries";
import * as words from "../words";
import { Coded } from "./coded";
import styles from "./entry-versions.module.css";

type Difference = NonNullable<ReturnType<typeof useDifferences>["data"]>["rows"][number];

const SAME = {
  title: pair("两个版本内容相同", "The two versions say the same"),
  next: pair("请选择另外两个版本比较。", "Choose two others."),
};
const NOTHING_CHANGED = {
  title: pair("变更草稿与原版本内容相同", "The revision changes nothing yet"),
  next: pair("点击“编辑”修改后，差异显示在这里。", "Edit it; what changes is shown here."),
};
const CHANGES = pair("与原版本的差异", "What this revision changes");
const WHERE = pair("位置", "Where");
const FIELD = pair("内容", "Field");
export const BEFORE = pair("变更前", "Before");
export const AFTER = pair("变更后", "After");
const THE_ENTRY = pair("目录", "Entry");
const THE_ITEM = pair("信息项", "Item");
const WHOLE_ITEM = pair("整项", "The whole item");
const DIFFERENCES: readonly Column<Difference>[] = [
  { key: "where", title: WHERE, tight: true, cell: (of) => <Where of={of} /> },
  { key: "field", title: FIELD, tight: true, cell: (of) => <FieldOf of={of} /> },
  {
    key: "before",
    title: BEFORE,
    cell: (of) => (
      <span className={styles.before}>
        <Coded field={of.field} value={of.before} />
      </span>
    ),
  },
  {
    key: "after",
    title: AFTER,
    cell: (of) => (
      <span className={styles.after}>
        <Coded field={of.field} value={of.after} />
      </span>
    ),
  },
];

interface DifferencesProps {
  readonly query: ReturnType<typeof useDifferences>;
  readonly none?: { readonly title: typeof WHERE; readonly next: typeof WHERE };
}

/** What differs, field by field. */
export function Differences({ query, none = SAME }: DifferencesProps) {
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty {...none} />
        ) : (
          <Table rows={rows} columns={DIFFERENCES} id={(one) => `${one.item ?? ""} ${one.field}`} />
        )
      }
    </Loaded>
  );
}

/** All that a revision changes of the version that it was begun from. */
export function RevisionChanges({ of }: { readonly of: Entry }) {
  return (
    <Panel title={CHANGES}>
      <Differences query={useDifferences(of.id)} none={NOTHING_CHANGED} />
    </Panel>
  );
}

function Where({ of }: { readonly of: Difference }) {
  const say = useSay();
  return of.item === null ? say(THE_ENTRY) : `${say(THE_ITEM)} ${of.item}`;
}

function FieldOf({ of }: { readonly of: Difference }) {
  const say = useSay();
  return say(of.field ? wordsOf(words.FIELDS, of.field) : WHOLE_ITEM);
}
