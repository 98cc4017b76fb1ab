import Button from "antd/es/button";
import { useSearchParams } from "react-router";
import { askFor } from "@/shared/lib/place";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Loaded } from "@/shared/ui/loaded";
import { Named } from "@/shared/ui/named";
import { Page, Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import type { Column } from "@/shared/ui/table";
import { Part, Rate, ShareTable } from "../parts/share-table";
import { type Share, type TableShare, useRates, useTableShares } from "../queries/landing";
import { LANDING, OWNER } from "../words";

const ABOUT = pair(
  "字段和信息项引用数据元的比例；按表查看建议、绑定标准，并找出不符合标准的数据。",
  "How many columns and items refer to data elements; bind them table by table, and see what breaks them.",
);
const BY_SYSTEM = pair(
  "按系统（目录的所属系统；未指明系统的数据表按数据源）",
  "By system (of the entry; tables of none, by their source)",
);
const SEARCH = pair("表名或中文名", "Name or title of a table");
const EMPTY = {
  title: pair("没有可查看的数据表", "No tables to be seen"),
  next: pair("归集数据后，可在这里为字段绑定数据元。", "Collect data, then bind its columns here."),
};
const COLUMNS: readonly Column<TableShare>[] = [
  {
    key: "name",
    title: pair("数据表", "Table"),
    cell: (of) => <Named zh={of.title || of.name} physical={`${of.namespace}.${of.name}`} />,
  },
  { key: "owner", title: OWNER, cell: (of) => of.owner_name || "—" },
  { key: "source", title: pair("来源系统", "Source"), cell: (of) => of.source || "—" },
  {
    key: "columns",
    title: pair("已落标字段", "Columns landed"),
    end: true,
    cell: (of) => <Part of={of.bound} all={of.columns} />,
  },
  {
    key: "rate",
    title: pair("落标率", "Rate"),
    end: true,
    cell: (of) => <Rate of={of.bound} all={of.columns} />,
  },
];

export function LandingPage() {
  const rates = useRates();
  return (
    <Page title={LANDING} about={ABOUT}>
      <Loaded query={rates}>
        {({ organisations, systems }) => (
          <>
            <ShareTable title={pair("按单位", "By organisation")} of={organisations} />
            <ShareTable title={BY_SYSTEM} of={systems} />
          </>
        )}
      </Loaded>
      <Tables />
    </Page>
  );
}

type By = Share["by"];

/** Whose rate the tables stand behind, and how to see all of them again. */
function useBehind() {
  const [search, setSearch] = useSearchParams();
  const by = (search.get("by") ?? undefined) as By | undefined;
  const all = () => setSearch({});
  return [{ by, key: by && (search.get("key") ?? "") }, all] as const;
}

function Tables() {
  const say = useSay();
  const place = usePlace();
  const [{ by, key }, all] = useBehind();
  const tables = useTableShares({ ...askFor(place), by, key });
  return (
    <Panel title={pair("按数据表", "By table")}>
      <FilterBar
        search={SEARCH}
        filters={[]}
        place={place}
        batch={
          by && <Button onClick={all}>{say(pair("显示全部数据表", "Show all tables"))}</Button>
        }
      />
      <PagedTable
        query={tables}
        place={place}
        empty={EMPTY}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/standards/landing/${of.id}`}
      />
    </Panel>
  );
}
