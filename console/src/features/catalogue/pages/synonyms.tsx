import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { MeaningPanel } from "../parts/meaning";
import { type Synonym, useSynonyms, useSynonymVerbs } from "../queries";
import { SYNONYMS } from "../words";

const ABOUT = pair(
  "检索其中一个词时，另一个词的结果也会找到。",
  "A search for either word finds the other too.",
);
const ADD = pair("添加同义词", "Add synonyms");
const TERM = pair("词语", "Word");
const MEANS = pair("同义", "Means the same as");
const EMPTY = {
  title: pair("还没有添加同义词", "No synonyms added yet"),
  next: pair(
    "群众和部门对同一事物说法不同时，在这里添加，如 退休金 与 养老待遇。",
    "Add what people and departments call by different names.",
  ),
};
const VERBS: Verbs = {
  remove: {
    words: pair("删除", "Remove"),
    tone: "danger",
    about: pair("删除后，两个词各自检索。", "The two words are searched apart again."),
  },
};
const COLUMNS: readonly Column<Synonym>[] = [
  { key: "term", title: TERM, cell: (of) => of.term },
  { key: "means", title: MEANS, cell: (of) => of.means },
  { key: "verbs", title: pair("操作", "Do"), tight: true, cell: (of) => <Remove of={of} /> },
];

export function SynonymsPage() {
  const say = useSay();
  const synonyms = useSynonyms();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={SYNONYMS}
      about={ABOUT}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {say(ADD)}
        </Button>
      }
    >
      <Panel>
        <Loaded query={synonyms}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty {...EMPTY} />
            ) : (
              <Table rows={rows} columns={COLUMNS} id={(of) => String(of.id)} />
            )
          }
        </Loaded>
      </Panel>
      <MeaningPanel />
      {adding && <AddSynonym close={() => setAdding(false)} />}
    </Page>
  );
}

function Remove({ of }: { readonly of: Synonym }) {
  const verbs = useSynonymVerbs();
  return (
    <VerbBar size="small" offered={["remove"]} verbs={VERBS} act={() => verbs.remove(of.id)} />
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
        <Input maxLength={128} />
      </Field>
      <Field name="means" label={MEANS} required>
        <Input maxLength={128} />
      </Field>
    </FormDrawer>
  );
}
