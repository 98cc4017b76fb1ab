import { Link } from "react-router";
import { DivisionFilter, OrganisationFilter } from "@/features/identity/door";
import { useInAddress } from "@/shared/lib/use-place";
import { pair } from "@/shared/lib/words";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Named } from "@/shared/ui/named";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Coded } from "../parts/coded";
import { type ItemLine, useItems } from "../queries/lists";
import * as words from "../words";

const ABOUT = pair(
  "已发布目录的全部信息项，最近发布的在前。按名称查找信息项请用“目录检索”。",
  "The items of all published entries, the newest first. To find one by its name search the catalogue.",
);
const EMPTY = {
  title: pair("还没有已发布的信息项", "No items are published yet"),
  next: pair("目录发布后，其信息项列在这里。", "They stand here once an entry is published."),
};
const COLUMNS: readonly Column<ItemLine>[] = [
  {
    key: "name",
    title: pair("信息项", "Item"),
    cell: (of) => <Named zh={of.name} physical={of.field_name} />,
  },
  {
    key: "type",
    title: words.FIELDS.data_type,
    tight: true,
    cell: (of) => <Coded field="data_type" value={of.data_type} />,
  },
  {
    key: "share",
    title: words.SHARE_TYPE,
    tight: true,
    cell: (of) =>
      of.share_type ? <StatusTag of={words.SHARE_STATES} code={of.share_type} /> : "—",
  },
  {
    key: "entry",
    title: words.NAME,
    cell: (of) => <Link to={`/catalogue/entries/${of.entry_id}?tab=items`}>{of.entry}</Link>,
  },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
];

/** Of the department and in the division of the address. */
function useRows({ page, size }: Ask) {
  const [provider] = useInAddress("provider");
  const [division] = useInAddress("division");
  return useItems({ page, size, provider, division });
}

export function ItemsPage() {
  return (
    <ListPage
      title={words.FIELDS.items}
      about={ABOUT}
      batch={
        <>
          <OrganisationFilter name="provider" />
          <DivisionFilter name="division" />
        </>
      }
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => `${of.entry_id} ${of.code}`}
      empty={EMPTY}
    />
  );
}
