import Input from "antd/es/input/Input";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { type NameAsked, type NameVerdict, useVerdict } from "../queries/naming";
import { NAMED, NAMING_FIELDS } from "../words";
import { Choose } from "./choose";
import styles from "./try-name.module.css";

const TITLE = pair("检查一个名称", "Try a name");
const NAME = pair("名称，如 qydj", "A name, such as qydj");
const MEANS = pair("中文名（可选，用于建议）", "What it is called in Chinese");
const HINT = pair(
  "符合任意一条规则即可；不符合时说明原因，并按数据元建议名称。",
  "One rule is enough; if none is followed, see what is wrong and what it could be called.",
);
const FORMS: States = {
  good: state("符合", "Follows", "good"),
  bad: state("不符合", "Does not", "bad"),
};
const COLUMNS: readonly Column<NameVerdict>[] = [
  {
    key: "good",
    title: pair("结论", "Verdict"),
    tight: true,
    cell: (of) => <StatusTag of={FORMS} code={of.good ? "good" : "bad"} />,
  },
  { key: "rule", title: pair("规则", "Rule"), tight: true, cell: (of) => of.rule_name },
  { key: "pattern", title: NAMING_FIELDS.pattern, tight: true, cell: (of) => of.pattern },
  { key: "told", title: pair("说明", "Why"), cell: (of) => <Told of={of} /> },
  {
    key: "proposal",
    title: pair("建议名称", "Proposal"),
    tight: true,
    cell: (of) => <span className={styles.proposal}>{of.proposal || "—"}</span>,
  },
];

/** A name is tried against the rules for such a thing. */
export function TryName() {
  const say = useSay();
  const [asked, ask] = useState<NameAsked>({ applies_to: "table", name: "", title: "" });
  const verdict = useVerdict(asked);
  const set = (change: Partial<NameAsked>) => ask({ ...asked, ...change } as NameAsked);
  return (
    <Panel title={TITLE}>
      <div className={styles.form}>
        <Choose
          of={NAMED}
          value={asked.applies_to}
          onChange={(value) => set({ applies_to: value as NameAsked["applies_to"] })}
        />
        <Input
          aria-label={say(NAME)}
          placeholder={say(NAME)}
          maxLength={128}
          value={asked.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Input
          aria-label={say(MEANS)}
          placeholder={say(MEANS)}
          maxLength={128}
          value={asked.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </div>
      {asked.name === "" ? (
        <p className={styles.hint}>{say(HINT)}</p>
      ) : (
        <Loaded query={verdict}>
          {({ rows }) => <Table rows={rows} columns={COLUMNS} id={(one) => one.rule} />}
        </Loaded>
      )}
    </Panel>
  );
}

function Told({ of }: { readonly of: NameVerdict }) {
  return useSay()(of);
}
