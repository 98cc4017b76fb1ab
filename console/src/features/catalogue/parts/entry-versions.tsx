import Select from "antd/es/select";
import { useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { type Entry, useDifferences } from "../queries";
import * as words from "../words";
import { Coded } from "./coded";
import styles from "./entry-versions.module.css";

type Version = Entry["versions"][number];
type Difference = NonNullable<ReturnType<typeof useDifferences>["data"]>["rows"][number];

const EMPTY = {
  title: pair("还没有发布过的版本", "No version yet"),
  next: pair("审核通过后发布为 V1，之后每次变更形成新版本。", "Approval publishes V1."),
};
const SAME = {
  title: pair("两个版本内容相同", "The two versions say the same"),
  next: pair("请选择另外两个版本比较。", "Choose two others."),
};
const COMPARE = pair("比较版本", "Compare");
const WITH = pair("与", "with");
const WHERE = pair("位置", "Where");
const FIELD = pair("内容", "Field");
const BEFORE = pair("变更前", "Before");
const AFTER = pair("变更后", "After");
const THE_ENTRY = pair("目录", "Entry");
const THE_ITEM = pair("信息项", "Item");
const WHOLE_ITEM = pair("整项", "The whole item");
const VERSIONS: readonly Column<Version>[] = [
  { key: "number", title: words.VERSION, tight: true, cell: (of) => `V${of.number}` },
  {
    key: "at",
    title: pair("发布时间", "Published"),
    tight: true,
    cell: (of) => formatMoment(of.published_at),
  },
  { key: "by", title: pair("发布人", "By"), cell: (of) => of.published_by_name },
];
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

/** The published versions, and what changed between any two of them. */
export function EntryVersions({ of }: { readonly of: Entry }) {
  const versions = [...of.versions].sort((a, b) => b.number - a.number);
  const [newest, second] = versions;
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
        <Table rows={versions} columns={VERSIONS} id={(version) => String(version.number)} />
      </Panel>
      {second && <Differences of={of} from={second.number} to={newest.number} />}
    </>
  );
}

interface DifferencesProps {
  readonly of: Entry;
  readonly from: number;
  readonly to: number;
}

function Differences({ of, ...first }: DifferencesProps) {
  const say = useSay();
  const [{ from, to }, choose] = useState(first);
  const differences = useDifferences(of.id, from, to);
  const options = of.versions.map(({ number }) => ({ value: number, label: `V${number}` }));
  return (
    <Panel>
      <div className={styles.bar}>
        {say(COMPARE)}
        <Select
          aria-label={say(BEFORE)}
          value={from}
          options={options}
          onChange={(value) => choose({ from: value, to })}
        />
        {say(WITH)}
        <Select
          aria-label={say(AFTER)}
          value={to}
          options={options}
          onChange={(value) => choose({ from, to: value })}
        />
      </div>
      <Loaded query={differences}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty {...SAME} />
          ) : (
            <Table
              rows={rows}
              columns={DIFFERENCES}
              id={(one) => `${one.item ?? ""} ${one.field}`}
            />
          )
        }
      </Loaded>
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
