import Select from "antd/es/select";
import { useState } from "react";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import type { Element, ElementMention } from "../queries/elements";
import { STANDINGS, STATE, VERSION } from "../words";
import { Differences } from "./differences";
import styles from "./differences.module.css";

const BEFORE = pair("前一版本", "Before");
const AFTER = pair("后一版本", "After");
const COMPARE = pair("比较版本", "Compare");
const COLUMNS: readonly Column<ElementMention>[] = [
  { key: "version", title: VERSION, tight: true, cell: (of) => `V${of.version}` },
  {
    key: "state",
    title: STATE,
    tight: true,
    cell: (of) => <StatusTag of={STANDINGS} code={of.status} />,
  },
  { key: "name", title: pair("名称", "Name"), cell: (of) => of.name_zh },
  {
    key: "since",
    title: pair("实施时间", "In force since"),
    tight: true,
    cell: (of) => formatMoment(of.in_force_at),
  },
  {
    key: "ended",
    title: pair("终止时间", "Ended"),
    tight: true,
    cell: (of) => formatMoment(of.ended_at),
  },
];

/** The versions of an element, and in what any two of them differ. */
export function ElementVersions({ of }: { readonly of: Element }) {
  const [newest, second] = of.versions;
  return (
    <>
      <Panel>
        <Table
          rows={of.versions}
          columns={COLUMNS}
          id={(one) => one.id}
          to={(one) => `/standards/elements/${one.id}`}
        />
      </Panel>
      {newest && second && <Compared of={of.versions} first={second.id} last={newest.id} />}
    </>
  );
}

interface ComparedProps {
  readonly of: readonly ElementMention[];
  readonly first: string;
  readonly last: string;
}

function Compared({ of, first, last }: ComparedProps) {
  const say = useSay();
  const [from, setFrom] = useState(first);
  const [to, setTo] = useState(last);
  const options = of.map(({ id, version }) => ({ value: id, label: `V${version}` }));
  const named = (id: string): Pair => {
    const version = of.find((one) => one.id === id)?.version ?? 0;
    return pair(`V${version}`, `V${version}`);
  };
  return (
    <Panel>
      <div className={styles.bar}>
        {say(COMPARE)}
        <Select aria-label={say(BEFORE)} value={from} options={options} onChange={setFrom} />
        <Select aria-label={say(AFTER)} value={to} options={options} onChange={setTo} />
      </div>
      <Differences from={from} to={to} before={named(from)} after={named(to)} />
    </Panel>
  );
}
