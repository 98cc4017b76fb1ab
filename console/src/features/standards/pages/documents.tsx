import Button from "antd/es/button";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { formatDay } from "@/shared/lib/formats";
import { askFor, PAGE_SIZE } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { FilterBar } from "@/shared/ui/filter-bar";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Loaded } from "@/shared/ui/loaded";
import { Marked } from "@/shared/ui/marked";
import { Page, Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Tabs } from "@/shared/ui/tabs";
import styles from "../parts/clauses.module.css";
import { NewDocument } from "../parts/document-drawer";
import {
  type ClauseHit,
  type DocumentRow,
  type DocumentSearch,
  documentsSheet,
  useClauseHits,
  useDocuments,
} from "../queries/documents";
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  DOCUMENTS,
  EXPORT,
  DOCUMENT_FIELDS as FIELDS,
} from "../words";

const ABOUT = pair(
  "国家、行业、地方标准和法规，录入全文后按条款检索，并看到每一条被哪里引用。",
  "Standards and laws: enter their texts, search the clauses, see where each is used.",
);
const SEARCH = pair("标准号、名称或发布机关", "Number, title or issuer");
const FULL_TEXT = pair("在条款中检索", "Search the clauses");
const ADD = pair("录入标准文件", "Enter a document");
const MANAGE = "standards.document.manage";
const EMPTY = {
  title: pair("还没有标准文件", "No documents yet"),
  next: pair(
    "录入标准号和名称，再粘贴全文，条款即可检索。",
    "Enter number and title, then paste the text.",
  ),
};
const ASK = {
  title: pair("输入词语，在全部条款中检索", "Type words to search all clauses"),
  next: pair("多个词用空格分开，所有词都出现的条款会列出。", "Clauses with all words are listed."),
};
const NOTHING = {
  title: pair("没有符合的条款", "No such clause"),
  next: pair("请换一个说法，或减少词语。", "Try other words, or fewer."),
};
const TABS = [
  { key: "list", title: DOCUMENTS },
  { key: "search", title: pair("全文检索", "Full text") },
];
const COLUMNS: readonly Column<DocumentRow>[] = [
  { key: "title", title: FIELDS.title, cell: (of) => of.title },
  { key: "number", title: FIELDS.number, tight: true, cell: (of) => of.number },
  { key: "kind", title: FIELDS.kind, tight: true, cell: (of) => <Kind code={of.kind} /> },
  { key: "issuer", title: FIELDS.issuer, cell: (of) => of.issuer || "—" },
  {
    key: "effective",
    title: FIELDS.effective_on,
    tight: true,
    cell: (of) => formatDay(of.effective_on),
  },
  { key: "clauses", title: pair("条款数", "Clauses"), end: true, cell: (of) => of.clauses },
  {
    key: "state",
    title: FIELDS.status,
    tight: true,
    cell: (of) => <StatusTag of={DOCUMENT_STATES} code={of.status} />,
  },
];

const useRows = (ask: Ask) => useDocuments(ask as DocumentSearch);

export function DocumentsPage() {
  const say = useSay();
  const me = useMe();
  const [search] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const tab = search.get("tab") === "search" ? "search" : "list";
  const add = (
    <>
      <Button href={documentsSheet()}>{say(EXPORT)}</Button>
      {me.data?.permissions.includes(MANAGE) && <ImportButton kind="documents" />}
      {me.data?.permissions.includes(MANAGE) && (
        <Button type="primary" onClick={() => setAdding(true)}>
          {say(ADD)}
        </Button>
      )}
    </>
  );
  const tabs = <Tabs tabs={TABS} open={tab} />;
  return (
    <>
      {tab === "list" ? (
        <ListPage
          title={DOCUMENTS}
          about={ABOUT}
          search={SEARCH}
          filters={[
            { name: "kind", title: FIELDS.kind, options: DOCUMENT_KINDS },
            { name: "status", title: FIELDS.status, options: DOCUMENT_STATES },
          ]}
          actions={add}
          above={tabs}
          useRows={useRows}
          columns={COLUMNS}
          id={(of) => of.id}
          to={(of) => `/standards/documents/${of.id}`}
          empty={EMPTY}
        />
      ) : (
        <Page title={DOCUMENTS} about={ABOUT} actions={add}>
          {tabs}
          <FullText />
        </Page>
      )}
      {adding && <NewDocument close={() => setAdding(false)} />}
    </>
  );
}

function FullText() {
  const place = usePlace();
  const hits = useClauseHits({ ...askFor(place), size: PAGE_SIZE });
  return (
    <Panel>
      <FilterBar search={FULL_TEXT} filters={[]} place={place} />
      {place.q === "" ? (
        <Empty {...ASK} />
      ) : (
        <Loaded query={hits}>
          {({ rows, total }) =>
            total === 0 ? (
              <Empty {...NOTHING} />
            ) : (
              <>
                {rows.map((hit) => (
                  <Hit key={`${hit.document_id}${hit.position}`} of={hit} />
                ))}
                <Pager page={place.page} total={total} />
              </>
            )
          }
        </Loaded>
      )}
    </Panel>
  );
}

function Hit({ of }: { readonly of: ClauseHit }) {
  const page = Math.floor(of.position / PAGE_SIZE) + 1;
  return (
    <article className={styles.clause}>
      <h3>
        <Link to={`/standards/documents/${of.document_id}?page=${page}`}>{of.number}</Link>
        <Marked text={of.title.text} marks={of.title.marks} />
      </h3>
      <p>
        <Marked text={of.text.text} marks={of.text.marks} />
      </p>
      <div className={styles.uses}>
        {of.document_number} {of.document_title}
      </div>
    </article>
  );
}

function Kind({ code }: { readonly code: string }) {
  return useSay()(wordsOf(DOCUMENT_KINDS, code));
}
