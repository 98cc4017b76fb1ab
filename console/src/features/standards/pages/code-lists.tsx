import Button from "antd/es/button";
import { useState } from "react";
import { useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { NewCodeList } from "../parts/code-list-drawer";
import {
  type CodeListRow,
  type CodeListSearch,
  codeListsSheet,
  useCodeLists,
} from "../queries/code-lists";
import {
  CODE_LISTS,
  EXPORT,
  LIST_FIELDS,
  OWNER,
  SCOPES,
  SOURCE,
  STANDINGS,
  STATE,
  VERSION,
} from "../words";

const ABOUT = pair(
  "国家标准代码随平台提供；地方代码集可自行编制，并与国家代码逐个对应。",
  "Codes of national standards come with the house; local ones are drafted and mapped to them.",
);
const SEARCH = pair("名称、编号或标准号", "Name, id or standard");
const ADD = pair("起草代码集", "Draft a code list");
const DRAFT = "standards.code_list.draft";
const EMPTY = {
  title: pair("还没有代码集", "No code lists yet"),
  next: pair("请管理员运行安装，装入随平台提供的代码集。", "Have the shipped lists installed."),
};
const COLUMNS: readonly Column<CodeListRow>[] = [
  { key: "name", title: LIST_FIELDS.name_zh, cell: (of) => <Words pair={of.name} /> },
  { key: "id", title: LIST_FIELDS.id, tight: true, cell: (of) => of.id.split("~")[0] },
  { key: "source", title: SOURCE, cell: (of) => of.source || "—" },
  { key: "owner", title: OWNER, cell: (of) => of.owner_name || "—" },
  {
    key: "scope",
    title: LIST_FIELDS.scope,
    tight: true,
    cell: (of) => <StatusTag of={SCOPES} code={of.scope} />,
  },
  { key: "version", title: VERSION, tight: true, cell: (of) => `V${of.version}` },
  {
    key: "state",
    title: STATE,
    tight: true,
    cell: (of) => <StatusTag of={STANDINGS} code={of.status} />,
  },
];
const { draft, in_force, withdrawn } = STANDINGS;
const FILTERS = [
  { name: "scope", title: LIST_FIELDS.scope, options: SCOPES },
  { name: "status", title: STATE, options: { draft, in_force, withdrawn } as typeof STANDINGS },
];

type Sheet = Parameters<typeof codeListsSheet>[0];
const FILTERED = ["scope", "status"];

const useRows = (ask: Ask) => useCodeLists(ask as CodeListSearch);

export function CodeListsPage() {
  const say = useSay();
  const me = useMe();
  const place = usePlace(FILTERED);
  const may = me.data?.permissions.includes(DRAFT);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListPage
        title={CODE_LISTS}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        actions={
          <>
            <Button
              href={codeListsSheet({ ...place.filters, q: place.q, format: "xlsx" } as Sheet)}
            >
              {say(EXPORT)}
            </Button>
            {may && <ImportButton kind="code_lists" />}
            {may && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {say(ADD)}
              </Button>
            )}
          </>
        }
        useRows={useRows}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/standards/code-lists/${of.id}`}
        empty={EMPTY}
      />
      {adding && <NewCodeList close={() => setAdding(false)} />}
    </>
  );
}
