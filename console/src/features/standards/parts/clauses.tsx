import { Link } from "react-router";
import { PAGE_SIZE } from "@/shared/lib/place";
import { punctuated } from "@/shared/lib/punctuation";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { type Column, Table } from "@/shared/ui/table";
import { type Clause, type StandardDocument, type Use, useClauses } from "../queries/documents";
import { USES } from "../words";
import styles from "./clauses.module.css";

const EMPTY = {
  title: pair("还没有全文", "No text yet"),
  next: pair(
    "点击“录入全文”，粘贴文本后自动切分为条款。",
    "Set the full text: it is cut into clauses.",
  ),
};
const UNUSED = {
  title: pair("还没有标准引用它", "Nothing refers to it yet"),
  next: pair(
    "数据元、代码集、命名规则的“来源”和质量规则的“依据”写明标准号和条款后，显示在这里。",
    "What names this number and a clause as its source is shown here.",
  ),
};
const USED = pair("引用：", "Used by: ");
const WHOLE = pair("全文", "All of it");

function pathOf({ kind, id, table_id }: Use): string {
  if (kind === "element") return `/standards/elements/${id}`;
  if (kind === "code_list") return `/standards/code-lists/${id}`;
  if (kind === "limit") return "/share/limits";
  return table_id ? `/govern/tables/${table_id}?tab=rules` : "/standards/naming";
}

/** What is said of a document, and its clauses, each with what refers to it. */
export function Clauses({ of }: { readonly of: StandardDocument }) {
  const place = usePlace();
  const clauses = useClauses(of.id, { page: place.page, size: PAGE_SIZE });
  return (
    <Panel>
      {of.note !== "" && <p className={styles.note}>{of.note}</p>}
      <Loaded query={clauses}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <>
              {rows.map((clause) => (
                <OneClause
                  key={clause.position}
                  of={clause}
                  uses={of.uses.filter((use) => use.clause !== "" && use.clause === clause.key)}
                />
              ))}
              <Pager page={place.page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function OneClause({ of, uses }: { readonly of: Clause; readonly uses: readonly Use[] }) {
  const say = useSay();
  return (
    <article className={styles.clause}>
      <h3>
        <span>{of.number}</span>
        <span>{of.title}</span>
      </h3>
      {of.text && <p>{of.text}</p>}
      {uses.length > 0 && (
        <div className={styles.uses}>
          {say(USED)}
          {uses.map((use) => (
            <Link key={`${use.kind}${use.id}`} to={pathOf(use)}>
              {punctuated(use.name)}
            </Link>
          ))}
        </div>
      )}
    </article>
  );
}

const COLUMNS: readonly Column<Use>[] = [
  { key: "name", title: pair("名称", "Name"), cell: (of) => punctuated(of.name) },
  { key: "code", title: pair("编号", "Code"), tight: true, cell: (of) => of.code },
  { key: "kind", title: pair("种类", "Kind"), tight: true, cell: (of) => <Kind of={of} /> },
  { key: "clause", title: pair("条款", "Clause"), tight: true, cell: (of) => <Where of={of} /> },
];

/** All that refers to a document. */
export function DocumentUses({ of }: { readonly of: StandardDocument }) {
  return (
    <Panel>
      {of.uses.length === 0 ? (
        <Empty {...UNUSED} />
      ) : (
        <Table rows={of.uses} columns={COLUMNS} id={(use) => `${use.kind}${use.id}`} to={pathOf} />
      )}
    </Panel>
  );
}

const Kind = ({ of }: { readonly of: Use }) => useSay()(wordsOf(USES, of.kind));
const Where = ({ of }: { readonly of: Use }) => {
  const say = useSay();
  return of.clause || say(WHOLE);
};
