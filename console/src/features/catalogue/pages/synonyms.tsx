import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { ListPage } from "@/shared/ui/list-page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { MeaningPanel } from "../parts/meaning";
import { type Synonym, useSynonymRows, useSynonymVerbs } from "../queries";
import { SYNONYMS } from "../words";

const WORD_CHARACTERS_MAX = 50;
const ABOUT = pair(
  "检索其中一个词时，另一个词的结果也会找到。自带的同义词可以停用，升级后不会恢复。",
  "A search for either word finds the other too. Shipped pairs can be switched off and stay off.",
);
const SEARCH = pair("查找词语", "Find a word");
const ADD = pair("添加同义词", "Add synonyms");
const TERM = pair("词语", "Word");
const MEANS = pair("同义", "Means the same as");
const KIND = pair("类别", "Kind");
const STATE = pair("状态", "State");
const EMPTY = {
  title: pair("还没有同义词", "No synonyms yet"),
  next: pair(
    "群众和部门对同一事物说法不同时，在这里添加，如 退休金 与 养老待遇。",
    "Add what people and departments call by different names.",
  ),
};
const STATES: States = {
  own: state("自建", "Own", "good"),
  shipped: state("自带", "Shipped", "plain"),
  off: state("已停用", "Switched off", "wait"),
};
const KINDS: Readonly<Record<NonNullable<Synonym["kind"]>, ReturnType<typeof pair>>> = {
  short: pair("简称", "Short form"),
  common: pair("俗称", "Common word"),
  former: pair("旧称", "Former word"),
  legal: pair("法定用语", "Word of the law"),
};
const FILTERS = [{ name: "state", title: STATE, options: STATES }];
const RESTORE: Verbs[string] = {
  words: pair("恢复", "Restore"),
  about: pair("恢复后，检索重新使用这对同义词。", "Searches follow the pair again."),
};
const OF_OWN: Verbs = {
  remove: {
    words: pair("删除", "Remove"),
    tone: "danger",
    about: pair("删除后，两个词各自检索。", "The two words are searched apart again."),
  },
};
const OF_SHIPPED: Verbs = {
  remove: {
    words: pair("停用", "Switch off"),
    tone: "danger",
    about: pair(
      "停用后，两个词各自检索；以后升级不会自动恢复，可随时恢复。",
      "The two words are searched apart again, until somebody restores the pair.",
    ),
  },
  restore: RESTORE,
};
const COLUMNS: readonly Column<Synonym>[] = [
  { key: "term", title: TERM, cell: (of) => of.term },
  { key: "means", title: MEANS, cell: (of) => of.means },
  { key: "kind", title: KIND, tight: true, cell: (of) => <Kind of={of} /> },
  {
    key: "state",
    title: STATE,
    tight: true,
    cell: (of) => <StatusTag of={STATES} code={of.state} />,
  },
  { key: "verbs", title: pair("操作", "Do"), tight: true, cell: (of) => <SynonymVerbs of={of} /> },
];

export function SynonymsPage() {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={SYNONYMS}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            {say(ADD)}
          </Button>
        }
        useRows={useSynonymRows}
        columns={COLUMNS}
        id={(of) => String(of.id)}
        empty={EMPTY}
        below={<MeaningPanel />}
      />
      {adding && <AddSynonym close={() => setAdding(false)} />}
    </>
  );
}

function Kind({ of }: { readonly of: Synonym }) {
  const say = useSay();
  return of.kind ? say(KINDS[of.kind]) : "—";
}

function SynonymVerbs({ of }: { readonly of: Synonym }) {
  const verbs = useSynonymVerbs();
  const act = (verb: string) => (verb === "restore" ? verbs.restore(of.id) : verbs.remove(of.id));
  return (
    <VerbBar
      size="small"
      offered={of.verbs}
      verbs={of.state === "own" ? OF_OWN : OF_SHIPPED}
      act={act}
    />
  );
}

function AddSynonym({ close }: { readonly close: () => void }) {
  const verbs = useSynonymVerbs();
  return (
    <FormDrawer<{ term: string; means: string }, void>
      title={ADD}
      submit={ADD}
      send={verbs.add}
      sent={close}
      close={close}
    >
      <Field name="term" label={TERM} required>
        <Input maxLength={WORD_CHARACTERS_MAX} />
      </Field>
      <Field name="means" label={MEANS} required>
        <Input maxLength={WORD_CHARACTERS_MAX} />
      </Field>
    </FormDrawer>
  );
}
