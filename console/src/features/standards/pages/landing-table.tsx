import { Link, useParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { DetailPage, type DetailTab } from "@/shared/ui/detail-page";
import { LandedColumns } from "../parts/landed-columns";
import { Part } from "../parts/share-table";
import { Violations } from "../parts/violations";
import { type LandedTable, useLandedTable } from "../queries/landing";
import { LANDING } from "../words";

const TABLE = pair("数据表", "Table");
const SEE = pair("查看元数据", "Its metadata");
const TABS: readonly DetailTab<LandedTable>[] = [
  { key: "columns", title: pair("字段落标", "Columns"), body: (of) => <LandedColumns of={of} /> },
  {
    key: "violations",
    title: pair("不符合标准的数据", "What breaks them"),
    body: (of) => <Violations of={of} />,
  },
];

export function LandingTablePage() {
  const { id = "" } = useParams();
  return (
    <DetailPage
      list={{ title: LANDING, to: "/standards/landing" }}
      query={useLandedTable(id)}
      head={(of) => ({
        title: of.title || of.name,
        physical: `${of.namespace}.${of.name}`,
        facts: [
          [
            pair("已落标字段", "Columns landed"),
            <Part
              key="part"
              of={of.columns.filter(({ element }) => element !== "").length}
              all={of.columns.length}
            />,
          ],
          [TABLE, <ToTable key="to" id={of.id} />],
        ],
      })}
      tabs={TABS}
    />
  );
}

function ToTable({ id }: { readonly id: string }) {
  const say = useSay();
  return <Link to={`/govern/tables/${id}`}>{say(SEE)} ›</Link>;
}
