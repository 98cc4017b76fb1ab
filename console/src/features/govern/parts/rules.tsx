import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { useTell } from "@/shared/ui/tell";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { type Rule, type Table, useRules, useTableVerbs } from "../queries";
import { draftOf } from "../rules";
import * as words from "../words";
import { Advice } from "./advice";
import styles from "./govern.module.css";
import { RuleForm } from "./rule-form";
import { ruleLimits } from "./rule-limits";

const ADD = pair("添加规则", "Add a rule");
const SUGGEST = pair("一键绑定建议规则", "Bind the suggested rules");
const NONE_NEW = pair("没有新的建议规则", "Nothing new to suggest");
const EMPTY = {
  title: pair("还没有质量规则", "No rules yet"),
  next: pair(
    "点击“一键绑定建议规则”，平台按识别出的字段自动配置；也可以自行添加。",
    "Bind the suggested rules, made from the recognised columns, or add your own.",
  ),
};

/** The rules by which the rows of a table are judged. */
export function Rules({ of }: { readonly of: Table }) {
  const rules = useRules(of.id);
  const [open, setOpen] = useState<Rule | "new" | null>(null);
  const may = of.verbs.includes("bind_rule");
  return (
    <>
      <Advice of={of.advice} />
      <Panel>
        <Loaded query={rules}>
          {(all) => (
            <>
              {may && <Toolbar of={of} add={() => setOpen("new")} />}
              {all.length === 0 ? (
                <Empty {...EMPTY} />
              ) : (
                <Rows rows={all} columns={columnsOf(of, may, setOpen)} id={(rule) => rule.code} />
              )}
              {open && (
                <RuleForm
                  table={of}
                  of={open === "new" ? undefined : open}
                  taken={all.map((rule) => rule.code)}
                  close={() => setOpen(null)}
                />
              )}
            </>
          )}
        </Loaded>
      </Panel>
    </>
  );
}

function Toolbar({ of, add }: { readonly of: Table; readonly add: () => void }) {
  const say = useSay();
  const tell = useTell();
  const { language } = useSpeech();
  const verbs = useTableVerbs(of.id);
  const suggest = useMutation({
    mutationFn: verbs.bindSuggested,
    onSuccess: ({ length }) => {
      const bound = language === "zh" ? `已绑定 ${length} 条规则` : `${length} rules bound`;
      tell.good(length > 0 ? bound : say(NONE_NEW));
    },
  });
  return (
    <div className={styles.bar}>
      <Button type="primary" onClick={add}>
        {say(ADD)}
      </Button>
      <Button loading={suggest.isPending} onClick={() => suggest.mutate()}>
        {say(SUGGEST)}
      </Button>
      {suggest.error && <ProblemNote error={suggest.error} />}
    </div>
  );
}

const columnsOf = (table: Table, may: boolean, edit: (rule: Rule) => void): Column<Rule>[] => [
  {
    key: "rule",
    title: words.RULE,
    cell: (of) => (
      <>
        <Words pair={of} />
        <span className={styles.second}>{ruleLimits(of)}</span>
        <Cited of={of} />
      </>
    ),
  },
  {
    key: "kind",
    title: words.KIND,
    tight: true,
    cell: (of) => <Words of={words.KINDS} code={of.kind} />,
  },
  {
    key: "severity",
    title: words.SEVERITY,
    tight: true,
    cell: (of) => <StatusTag of={words.SEVERITIES} code={of.severity} />,
  },
  { key: "weight", title: words.WEIGHT, tight: true, end: true, cell: (of) => of.weight },
  {
    key: "active",
    title: words.ACTIVE,
    tight: true,
    cell: (of) => <StatusTag of={words.ACTIVE_STATES} code={String(of.active)} />,
  },
  ...(may
    ? [
        {
          key: "verbs",
          title: words.DO,
          tight: true,
          cell: (of: Rule) => <RuleVerbs table={table.id} of={of} edit={() => edit(of)} />,
        },
      ]
    : []),
];

/** The clause that a rule cites, with the way to its document if that is known here. */
function Cited({ of }: { readonly of: Rule }) {
  const say = useSay();
  if (!of.source) return null;
  return (
    <span className={styles.second}>
      {say(words.SOURCE)}{" "}
      {of.document_id ? (
        <Link to={`/standards/documents/${of.document_id}`}>{of.source}</Link>
      ) : (
        of.source
      )}
    </span>
  );
}

interface RuleVerbsProps {
  readonly table: string;
  readonly of: Rule;
  readonly edit: () => void;
}

function RuleVerbs({ table, of, edit }: RuleVerbsProps) {
  const verbs = useTableVerbs(table);
  const act = (verb: string) =>
    verb === "remove"
      ? verbs.unbind(of.code)
      : verbs.change({ ...draftOf(of), active: verb === "switch_on" });
  return (
    <span className={styles.buttons}>
      <VerbBar
        size="small"
        offered={["edit", of.active ? "switch_off" : "switch_on", "remove"]}
        verbs={verbsOf(edit)}
        act={act}
      />
    </span>
  );
}

const verbsOf = (edit: () => void): Verbs => ({
  edit: { words: pair("修改", "Change"), open: edit },
  switch_off: {
    words: pair("停用", "Switch off"),
    about: pair("停用后不再检查，历史结果保留。", "It no longer checks; its results stay."),
  },
  switch_on: {
    words: pair("启用", "Switch on"),
    about: pair("从下一次检查起生效。", "It takes part from the next check on."),
  },
  remove: {
    words: pair("移除", "Remove"),
    tone: "danger",
    about: pair("移除后不再检查，历史结果保留。", "It is taken away; its results stay."),
  },
});
