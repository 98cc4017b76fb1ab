import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { useState } from "react";
import { SURE, SuggestionSelect, Sureness } from "@/features/standards/door";
import { said } from "@/shared/lib/said";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Named } from "@/shared/ui/named";
import { ProblemNote } from "@/shared/ui/problem-note";
import { type Column, Table } from "@/shared/ui/table";
import { useTell } from "@/shared/ui/tell";
import { useUnsaved } from "@/shared/ui/unsaved";
import { type Suggested, useItemSuggestions } from "../queries/elements";
import { FIELDS } from "../words";
import styles from "./items-editor.module.css";
import type { Row } from "./items-rules";

const SUGGEST = pair("建议数据元", "Suggest elements");
const TAKE = pair("采用勾选的建议", "Take the ticked ones");
const ALL_BOUND = pair("信息项都已引用数据元", "All items name an element");
const TAKEN = pair("已填入，保存信息项后生效", "Filled in; save the items to keep it");
const HINT = pair(
  "根据名称、物理列、代码集和所挂接字段的取值建议；把握不足 80% 的请自行判断。",
  "From names, columns, code lists and values; judge those below 80 % yourself.",
);
const NONE = {
  title: pair("没有可建议的数据元", "Nothing to suggest"),
  next: pair(
    "可在信息项的“更多”中按名称查找并选择数据元。",
    "Choose one by its name under More of an item.",
  ),
};
const WIDTH = 860;

interface Found extends Suggested {
  readonly row: Row;
}

interface SuggestElementsProps {
  readonly entry: string;
  readonly rows: readonly Row[];
  /** Gives items their elements: codes by the key of the row. */
  readonly take: (elements: ReadonlyMap<string, string>) => void;
}

/** Elements for the items that name none; what is taken is saved with the items. */
export function SuggestElements({ entry, rows, take }: SuggestElementsProps) {
  const say = useSay();
  const tell = useTell();
  const [found, find] = useState<readonly Found[] | null>(null);
  const asking = useItemSuggestions(entry);
  const free = rows.filter((row) => row.name && !row.std_element_code);
  const ask = async () => {
    const suggested = await asking.mutateAsync(free);
    const pairs = free.map((row, place) => ({ row, ...suggested[place] }));
    find(pairs.filter((one): one is Found => (one.suggestions?.length ?? 0) > 0));
  };
  return (
    <>
      <Button
        disabled={free.length === 0}
        title={free.length === 0 && rows.length > 0 ? say(ALL_BOUND) : ""}
        loading={asking.isPending}
        onClick={() => void ask().catch(() => undefined)}
      >
        {say(SUGGEST)}
      </Button>
      {asking.error && <ProblemNote error={asking.error} />}
      {found && (
        <Suggestions
          of={found}
          asked={free.length}
          close={() => find(null)}
          take={(elements) => {
            take(elements);
            find(null);
            tell.good(say(TAKEN));
          }}
        />
      )}
    </>
  );
}

interface SuggestionsProps {
  readonly of: readonly Found[];
  readonly asked: number;
  readonly close: () => void;
  readonly take: (elements: ReadonlyMap<string, string>) => void;
}

function Suggestions({ of, asked, close, take }: SuggestionsProps) {
  const say = useSay();
  const { language } = useSpeech();
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const [sure] = useState<readonly string[]>(() =>
    of
      .filter(({ suggestions: [best] }) => best && best.confidence >= SURE)
      .map(({ row }) => row.key),
  );
  const [ticked, tick] = useState(sure);
  const leave = useUnsaved(() => said([chosen, ticked]) !== said([{}, sure]));
  const meant = (one: Found) =>
    one.suggestions.find(({ code }) => code === chosen[one.row.key]) ?? one.suggestions[0];
  const accept = () => {
    const wanted = of.filter(({ row }) => ticked.includes(row.key));
    take(new Map(wanted.map((one) => [one.row.key, meant(one)?.code ?? ""])));
  };
  return (
    <Drawer
      open
      size={WIDTH}
      title={say(SUGGEST)}
      onClose={() => leave(close)}
      extra={
        <Button type="primary" disabled={ticked.length === 0} onClick={accept}>
          {say(TAKE)}
        </Button>
      }
    >
      <p className={styles.hint}>
        {say(HINT)}{" "}
        {language === "zh"
          ? `未引用数据元的信息项 ${asked} 个，其中 ${of.length} 个有建议。`
          : `Of ${asked} items that name none, ${of.length} have a suggestion.`}
      </p>
      {of.length === 0 ? (
        <Empty {...NONE} />
      ) : (
        <Table
          rows={of}
          columns={columnsOf(meant, (key, code) => choose({ ...chosen, [key]: code }))}
          id={({ row }) => row.key}
          ticks={{ ids: ticked, choose: tick }}
        />
      )}
    </Drawer>
  );
}

type Meant = (one: Found) => Found["suggestions"][number] | undefined;

const columnsOf = (
  meant: Meant,
  choose: (key: string, code: string) => void,
): readonly Column<Found>[] => [
  {
    key: "item",
    title: FIELDS.items,
    cell: ({ row }) => <Named zh={row.name} physical={row.field_name ?? ""} />,
  },
  {
    key: "element",
    title: FIELDS.std_element_code,
    cell: (one) => (
      <SuggestionSelect
        of={one.suggestions}
        label={one.row.name}
        value={meant(one)?.code}
        onChange={(code) => choose(one.row.key, code)}
      />
    ),
  },
  {
    key: "why",
    title: pair("把握与依据", "How sure, and why"),
    cell: (one) => (
      <Sureness sure={meant(one)?.confidence ?? 0} reasons={meant(one)?.reasons ?? []} />
    ),
  },
];
