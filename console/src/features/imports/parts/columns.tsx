import { punctuated } from "@/shared/lib/punctuation";
import { pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { Kind } from "../queries";

const TITLE = pair("填写说明", "What belongs where");
const CHOICES_SHOWN = 12;
type Told = Kind["columns"][number];

const COLUMNS: readonly Column<Told>[] = [
  { key: "zh", title: pair("列名", "Heading"), tight: true, cell: (of) => of.zh },
  {
    key: "needed",
    title: pair("必填", "Needed"),
    tight: true,
    cell: (of) => <Needed is={of.needed} />,
  },
  {
    key: "choices",
    title: pair("可填内容", "What it takes"),
    cell: (of) => contentOf(of),
  },
  {
    key: "aliases",
    title: pair("也认这些列名", "Other headings"),
    cell: (of) => of.aliases.join("、") || "—",
  },
];

/** The columns of a sheet: what each holds, by which headings it is known. */
export function Columns({ of }: { readonly of: Kind }) {
  return (
    <Panel title={TITLE}>
      <Table rows={of.columns} columns={COLUMNS} id={(column) => column.field} />
    </Panel>
  );
}

function Needed({ is }: { readonly is: boolean }) {
  const say = useSay();
  return is ? say(pair("是", "Yes")) : "—";
}

function contentOf(of: Told): string {
  const choices = of.choices.slice(0, CHOICES_SHOWN).join("、");
  const more = of.choices.length > CHOICES_SHOWN ? "…" : "";
  return [punctuated(of.hint), choices && `${choices}${more}`].filter(Boolean).join(" ") || "—";
}
