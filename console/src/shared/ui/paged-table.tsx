import type { UseQueryResult } from "@tanstack/react-query";
import type { Place } from "../lib/place";
import type { Pair } from "../lib/words";
import { Empty } from "./empty";
import type { RowsOf } from "./list-page";
import { Loaded } from "./loaded";
import { Pager } from "./pager";
import { Table, type TableProps } from "./table";

interface PagedTableProps<Row> extends Omit<TableProps<Row>, "rows" | "stale" | "ticks"> {
  readonly query: UseQueryResult<RowsOf<Row>>;
  /** Which page is open, of how many rows. */
  readonly place: Place;
  readonly empty: { readonly title: Pair; readonly next: Pair };
}

/** A list inside a page or a tab: its rows in pages, or what to do while there are none. */
export function PagedTable<Row>({ query, place, empty, ...table }: PagedTableProps<Row>) {
  return (
    <Loaded query={query}>
      {({ rows, total }) =>
        total === 0 ? (
          <Empty {...empty} />
        ) : (
          <>
            <Table {...table} rows={rows} stale={query.isPlaceholderData} />
            <Pager page={place.page} total={total} size={place.size} />
          </>
        )
      }
    </Loaded>
  );
}
