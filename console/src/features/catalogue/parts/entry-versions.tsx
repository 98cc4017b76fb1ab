import Select from "antd/es/select";
import { useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { type Entry, useDifferences } from "../queries";
import * as words from "../words";
import { AFTER, BEFORE, Differences, RevisionChanges } from "./entry-differences";
import styles from "./entry-versions.module.css";

type Version = Entry["versions"][number];

const EMPTY = {
  title: pair("还没有发布过的版本", "No version yet"),
  next: pair("审核通过后发布为 V1，之后每次变更形成新版本。", "Approval publishes V1."),
};
const COMPARE = pair("比较版本", "Compare");
const WITH = pair("与", "with");
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

/** The published versions, and what changed between any two; of a revision, what it changes. */
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
      {of.revised && <RevisionChanges of={of} />}
      <Panel>
        <Table rows={versions} columns={VERSIONS} id={(version) => String(version.number)} />
      </Panel>
      {second && <Compared of={of} from={second.number} to={newest.number} />}
    </>
  );
}

interface ComparedProps {
  readonly of: Entry;
  readonly from: number;
  readonly to: number;
}

function Compared({ of, ...first }: ComparedProps) {
  const say = useSay();
  const [{ from, to }, choose] = useState(first);
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
      <Differences query={useDifferences(of.id, from, to)} />
    </Panel>
  );
}
