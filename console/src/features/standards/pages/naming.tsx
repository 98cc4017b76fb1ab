import Button from "antd/es/button";
import { useState } from "react";
import { useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import { Words } from "@/shared/ui/words";
import { NamingDrawer } from "../parts/naming-drawer";
import { TryName } from "../parts/try-name";
import {
  type NamingRule,
  type NamingSearch,
  namingSheet,
  useNamingRules,
  useNamingVerbs,
} from "../queries/naming";
import { EXPORT, NAMING_FIELDS as FIELDS, NAMED, NAMING } from "../words";
import styles from "./naming.module.css";

const ABOUT = pair(
  "表、字段和任务怎样命名。新建时按规则检查，并给出建议名称。",
  "How tables, columns and tasks are called; names are checked and proposed by these rules.",
);
const SEARCH = pair("编号、名称或样式", "Code, name or pattern");
const ADD = pair("制定命名规则", "Lay down a rule");
const YES = pair("是", "Yes");
const NO = pair("否", "No");
const MANAGE = "standards.naming.manage";
const EMPTY = {
  title: pair("还没有命名规则", "No naming rules yet"),
  next: pair("制定规则后，名称可在上方检查。", "Lay one down, and names can be tried above."),
};
const COLUMNS: readonly Column<NamingRule>[] = [
  { key: "name", title: FIELDS.name_zh, cell: (of) => of.name_zh },
  { key: "applies", title: FIELDS.applies_to, tight: true, cell: (of) => <Applies of={of} /> },
  { key: "pattern", title: FIELDS.pattern, tight: true, cell: (of) => <code>{of.pattern}</code> },
  { key: "explanation", title: FIELDS.explanation, cell: (of) => of.explanation },
  {
    key: "binding",
    title: FIELDS.is_binding,
    tight: true,
    cell: (of) => <Words pair={of.is_binding ? YES : NO} />,
  },
  { key: "source", title: FIELDS.source, cell: (of) => of.source || "—" },
  { key: "verbs", title: pair("操作", "Do"), tight: true, cell: (of) => <RuleVerbs of={of} /> },
];

type Sheet = Parameters<typeof namingSheet>[0];
const FILTERED = ["applies_to"];

const useRows = (ask: Ask) => useNamingRules(ask as NamingSearch);

export function NamingPage() {
  const say = useSay();
  const me = useMe();
  const place = usePlace(FILTERED);
  const may = me.data?.permissions.includes(MANAGE);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={NAMING}
        about={ABOUT}
        search={SEARCH}
        filters={[{ name: "applies_to", title: FIELDS.applies_to, options: NAMED }]}
        actions={
          <>
            <Button href={namingSheet({ ...place.filters, q: place.q, format: "xlsx" } as Sheet)}>
              {say(EXPORT)}
            </Button>
            {may && <ImportButton kind="naming_rules" />}
            {may && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {say(ADD)}
              </Button>
            )}
          </>
        }
        above={<TryName />}
        useRows={useRows}
        columns={COLUMNS}
        id={(of) => of.id}
        empty={EMPTY}
      />
      {adding && <NamingDrawer close={() => setAdding(false)} />}
    </>
  );
}

function Applies({ of }: { readonly of: NamingRule }) {
  return useSay()(wordsOf(NAMED, of.applies_to));
}

function RuleVerbs({ of }: { readonly of: NamingRule }) {
  const verbs = useNamingVerbs();
  const [editing, setEditing] = useState(false);
  if (of.verbs.length === 0) return "—";
  return (
    <span className={styles.verbs}>
      <VerbBar
        size="small"
        offered={of.verbs}
        verbs={{
          edit: { words: pair("编辑", "Edit"), open: () => setEditing(true) },
          remove: {
            words: pair("删除", "Remove"),
            tone: "danger",
            about: pair("删除后不再按此规则检查名称。", "Names are no longer checked by it."),
          },
        }}
        act={() => verbs.remove(of.id)}
      />
      {editing && <NamingDrawer of={of} close={() => setEditing(false)} />}
    </span>
  );
}
