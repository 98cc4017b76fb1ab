import Button from "antd/es/button";
import Popconfirm from "antd/es/popconfirm";
import { useState } from "react";
import { Link } from "react-router";
import { columnType } from "@/shared/lib/column-types";
import { pair, useSay } from "@/shared/lib/words";
import { Named } from "@/shared/ui/named";
import { Panel } from "@/shared/ui/page";
import { type States, StatusTag, state } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import { useTell } from "@/shared/ui/tell";
import { Words } from "@/shared/ui/words";
import {
  type Choice,
  type LandedColumn,
  type LandedTable,
  useLandingVerbs,
  useSuggestions,
} from "../queries/landing";
import { isOwn, suggestionOf, surest, tickedWith } from "../rules";
import { ElementSelect } from "./element-select";
import styles from "./landing.module.css";
import { SuggestionSelect, Sureness } from "./suggestion";

const SUGGEST = pair("智能建议", "Suggest");
const ACCEPT = pair("接受勾选的建议", "Accept the ticked ones");
const BIND = pair("绑定勾选的字段", "Bind the ticked columns");
const RELEASE = pair("解除", "Release");
const SURE = pair(
  "解除后，该字段不再按这个数据元核对；绑定的历史仍保留。",
  "The column is no longer judged by this element; that it was bound stays known.",
);
const BOUND = pair("已绑定数据元", "Bound");
const HINT = pair(
  "根据字段名、中文名、取值和校验结果建议数据元；把握不足 80% 的请自行判断。",
  "From names, titles, values and checksums; judge those below 80 % yourself.",
);
const STATES: States = {
  yes: state("已落标", "Landed", "good"),
  ended: state("标准已废止", "Standard ended", "bad"),
  no: state("未落标", "Not landed", "plain"),
};

/** The columns of a table with their elements; suggestions are accepted in one go. */
export function LandedColumns({ of }: { readonly of: LandedTable }) {
  const say = useSay();
  const tell = useTell();
  const may = of.verbs.includes("bind_element");
  const [asking, ask] = useState(false);
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const [ticked, tick] = useState<readonly string[] | null>(null);
  const suggestions = useSuggestions(of.id, asking);
  const verbs = useLandingVerbs(of.id);
  const rows = suggestions.data?.columns ?? of.columns;
  const choices = rows.flatMap((row) => choiceOf(row, chosen[row.column]));
  const ids = ticked ?? surest(choices);
  const free = new Set(
    rows.filter((row) => choiceOf(row, chosen[row.column]).length === 0).map((row) => row.column),
  );
  const meant = choices.filter((choice) => ids.includes(choice.column));
  const pick = (column: string, element: string) => {
    choose({ ...chosen, [column]: element });
    tick(tickedWith(ids, column, element));
  };
  const accept = async () => {
    await verbs.bind(meant);
    choose({});
    tick(null);
    tell.good(say(BOUND));
  };
  return (
    <Panel>
      {may && (
        <div className={styles.bar}>
          <Button loading={suggestions.isFetching} onClick={() => ask(true)}>
            {say(SUGGEST)}
          </Button>
          <Button type="primary" disabled={meant.length === 0} onClick={() => void accept()}>
            {say(meant.length > 0 && !meant.some(isOwn) ? ACCEPT : BIND)}
          </Button>
          <span>{say(HINT)}</span>
        </div>
      )}
      <Table
        rows={rows}
        columns={columnsOf({
          may,
          chosen,
          choose: pick,
          release: (column) => void verbs.release(column),
        })}
        id={(row) => row.column}
        {...(may && { ticks: { ids, choose: tick, locked: free } })}
      />
    </Panel>
  );
}

/** What would be bound: the person's own choice, or the surest suggestion. */
function choiceOf(row: LandedColumn, own: string | undefined): Choice[] {
  const element = own || (row.element ? undefined : row.suggestions[0]?.code);
  return element ? [{ column: row.column, element, ...suggestionOf(row, element) }] : [];
}

interface Hands {
  readonly may: boolean;
  readonly chosen: Readonly<Record<string, string>>;
  readonly choose: (column: string, element: string) => void;
  readonly release: (column: string) => void;
}

const columnsOf = (hands: Hands): readonly Column<LandedColumn>[] => [
  {
    key: "column",
    title: pair("字段", "Column"),
    cell: (of) => <Named zh={of.title || of.column} physical={of.column} />,
  },
  { key: "type", title: pair("类型", "Type"), tight: true, cell: (of) => <Type of={of} /> },
  {
    key: "state",
    title: pair("状态", "State"),
    tight: true,
    cell: (of) => (
      <StatusTag of={STATES} code={of.element ? (of.in_force ? "yes" : "ended") : "no"} />
    ),
  },
  {
    key: "element",
    title: pair("数据元", "Data element"),
    cell: (of) => <Held of={of} {...hands} />,
  },
  {
    key: "why",
    title: pair("把握与依据", "How sure, and why"),
    cell: (of) => <Why of={of} own={hands.chosen[of.column]} />,
  },
];

function Type({ of }: { readonly of: LandedColumn }) {
  return (
    <span title={of.type}>
      <Words pair={columnType(of.type)} />
    </span>
  );
}

function Held({ of, may, chosen, choose, release }: Hands & { readonly of: LandedColumn }) {
  const say = useSay();
  if (of.element) {
    return (
      <>
        {of.element_id ? (
          <Link to={`/standards/elements/${of.element_id}`}>
            {of.element_name}（{of.element}）
          </Link>
        ) : (
          of.element
        )}{" "}
        {may && (
          <Popconfirm title={say(SURE)} okText={say(RELEASE)} onConfirm={() => release(of.column)}>
            <Button size="small">{say(RELEASE)}</Button>
          </Popconfirm>
        )}
      </>
    );
  }
  if (!may) return "—";
  if (of.suggestions.length === 0) {
    return (
      <ElementSelect
        value={chosen[of.column] ?? ""}
        onChange={(code) => choose(of.column, code ?? "")}
      />
    );
  }
  return (
    <SuggestionSelect
      of={of.suggestions}
      label={of.column}
      value={chosen[of.column] || of.suggestions[0]?.code}
      onChange={(code) => choose(of.column, code)}
    />
  );
}

function Why({ of, own }: { readonly of: LandedColumn; readonly own?: string | undefined }) {
  const meant = of.suggestions.find(({ code }) => code === own) ?? of.suggestions[0];
  const sure = of.element ? of.confidence : (meant?.confidence ?? null);
  if (sure === null) return of.element ? `${of.bound_by_name}` : "—";
  return <Sureness sure={sure} reasons={of.element ? of.reasons : (meant?.reasons ?? [])} />;
}
