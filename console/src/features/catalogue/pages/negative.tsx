import Button from "antd/es/button";
import { OrganisationFilter } from "@/features/identity/door";
import { useInAddress, usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { StatusTag, state } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Coded } from "../parts/coded";
import { type Kept, negativeSheet, useNegativeList } from "../queries/lists";
import * as words from "../words";

const ABOUT = pair(
  "已发布目录中不予共享的目录和信息项及其依据。依据只能是法律、行政法规或国务院决定（政务数据共享条例第十五条）。",
  "What is published and not shared, and by which provision (Decree 809, Art. 15).",
);
const SEARCH = pair("目录、信息项或依据", "Entry, item or provision");
const EXPORT = pair("导出", "Export");
const EMPTY = {
  title: pair("没有不予共享的内容", "Everything is shared"),
  next: pair(
    "共享类型为“不予共享”的目录和信息项发布后列在这里。",
    "What is not shared stands here.",
  ),
};
const LAWFUL = {
  true: state("已列明依据", "Basis cited", "good"),
  false: state("依据不符", "No such basis", "bad"),
};
const WHOLE = pair("全部", "All of it");

const COLUMNS: readonly Column<Kept>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.name },
  { key: "item", title: pair("信息项", "Item"), cell: (of) => of.item ?? <Whole /> },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  {
    key: "basis",
    title: words.FIELDS.no_share_basis_type,
    tight: true,
    cell: (of) => <Coded field="no_share_basis_type" value={of.basis_type} />,
  },
  {
    key: "citation",
    title: words.FIELDS.no_share_basis_citation,
    cell: (of) => of.citation || "—",
  },
  {
    key: "lawful",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={LAWFUL} code={String(of.lawful)} />,
  },
];

/** Of the department in the address. */
function useRows(ask: Ask) {
  const [provider] = useInAddress("provider");
  return useNegativeList({ ...ask, provider });
}

export function NegativePage() {
  const say = useSay();
  const { q } = usePlace();
  const [provider] = useInAddress("provider");
  return (
    <ListPage
      title={words.NEGATIVE}
      about={ABOUT}
      search={SEARCH}
      batch={<OrganisationFilter name="provider" />}
      actions={<Button href={negativeSheet({ q, provider })}>{say(EXPORT)}</Button>}
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => `${of.entry_id} ${of.item ?? ""}`}
      to={(of) => `/catalogue/entries/${of.entry_id}`}
      empty={EMPTY}
    />
  );
}

function Whole() {
  const say = useSay();
  return say(WHOLE);
}
