import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import type { Kind } from "../queries";

const TITLE = pair("填写说明", "What belongs where");
const CHOICES_SHOWN = 12;
type Told = Kind["columns"][number];

const COLUMNS: readonly Column<Told>[] = [
  { key: "zh", title: pair("列名", "Heading"), tight: true, cell: (of) => <Heading of={of} /> },
  {
    key: "needed",
    title: pair("必填", "Needed"),
    tight: true,
    cell: (of) => <Needed is={of.needed} />,
  },
  {
    key: "choices",
    title: pair("可填内容", "What it takes"),
    cell: (of) => <Content of={of} />,
  },
  {
    key: "aliases",
    title: pair("也认这些列名", "Other headings"),
    cell: (of) => <Others of={of} />,
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

function Heading({ of }: { readonly of: Told }) {
  return useSay()(of);
}

/** By which headings a column is known as well: in English, the template's own first. */
function Others({ of }: { readonly of: Told }) {
  const { language } = useSpeech();
  const others = language === "zh" ? of.aliases : [of.zh, ...of.aliases];
  return others.join("、") || "—";
}

function Content({ of }: { readonly of: Told }) {
  const say = useSay();
  const choices = of.choices.slice(0, CHOICES_SHOWN).join("、");
  const more = of.choices.length > CHOICES_SHOWN ? "…" : "";
  const hint = say(pair(of.hint, of.hint_en));
  return [hint, choices && `${choices}${more}`].filter(Boolean).join(" ") || "—";
}
