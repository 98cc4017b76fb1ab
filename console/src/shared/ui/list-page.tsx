import type { UseQueryResult } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { askFor, type Place } from "../lib/place";
import { usePlace } from "../lib/use-place";
import { type Pair, pair } from "../lib/words";
import { Empty } from "./empty";
import type { Filter } from "./filter-bar";
import { LightBar } from "./light-bar";
import styles from "./list-page.module.css";
import { Waiting } from "./loaded";
import { Page, Panel } from "./page";
import { Pager } from "./pager";
import { ProblemNote } from "./problem-note";
import type { TableProps } from "./table";
import { TickAll } from "./tick-all";
import { TickedPage } from "./ticked-table";
import { type ManyOf, mayOf, mostOf } from "./ticks";

/** Selects weigh 25 kB, and a list without filters needs none. */
const FilterBar = lazy(async () => ({ default: (await import("./filter-bar")).FilterBar }));
const BAR_HEIGHT = 57;
const NOTHING_FITS = pair("没有符合条件的记录", "Nothing fits");
const LOOSEN = pair("请减少筛选条件，或换一个关键词。", "Remove a filter, or try another word.");

export interface RowsOf<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}
export type Ask = ReturnType<typeof askFor>;

interface ListPageProps<Row> extends Omit<TableProps<Row>, "rows" | "stale" | "ticks"> {
  readonly title: Pair;
  readonly about?: Pair;
  /** What the search box looks through; no box without it. */
  readonly search?: Pair;
  readonly filters?: readonly Filter[];
  /** Search box and filters in plain HTML, where people land. */
  readonly light?: boolean;
  readonly actions?: ReactNode;
  /** Filters that are not chosen from a short list. */
  readonly batch?: ReactNode;
  /** What can be done with many rows at once. */
  readonly many?: ManyOf<Row>;
  /** Between title and table, such as tabs that several lists share. */
  readonly above?: ReactNode;
  /** Under the table: what else belongs to the page. */
  readonly below?: ReactNode;
  /** A hook of the feature's queries.ts. */
  readonly useRows: (ask: Ask) => UseQueryResult<RowsOf<Row>>;
  readonly empty: { readonly title: Pair; readonly next: Pair; readonly action?: ReactNode };
}

/** A list: toolbar and filters kept in the address, a table in pages. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const {
    title,
    about,
    search,
    filters = [],
    light,
    actions,
    batch,
    above,
    below,
    useRows,
  } = props;
  const place = usePlace(filters.map((filter) => filter.name));
  const found = useRows(askFor(place));
  return (
    <Page title={title} about={about} actions={actions}>
      {above}
      <Panel>
        {light && <LightBar search={search} filters={filters} place={place} />}
        {!light && (search || filters.length > 0 || batch) && (
          <Suspense fallback={<div className={styles.bar} style={{ height: BAR_HEIGHT }} />}>
            <FilterBar search={search} filters={filters} place={place} batch={batch} />
          </Suspense>
        )}
        <Found {...props} found={found} place={place} />
      </Panel>
      {below}
    </Page>
  );
}

interface FoundProps<Row> extends ListPageProps<Row> {
  readonly found: UseQueryResult<RowsOf<Row>>;
  readonly place: Place;
}

function Found<Row>({ found, place, empty, useRows, ...table }: FoundProps<Row>) {
  const [kept, keep] = useState<readonly Row[]>([]);
  if (found.error && !found.data) {
    return (
      <div className={styles.problem}>
        <ProblemNote error={found.error} again={() => void found.refetch()} />
      </div>
    );
  }
  if (!found.data) return <Waiting />;
  const { rows, total } = found.data;
  if (total === 0) {
    const narrowed = place.q !== "" || Object.keys(place.filters).length > 0;
    return narrowed ? <Empty title={NOTHING_FITS} next={LOOSEN} /> : <Empty {...empty} />;
  }
  const { many } = table;
  const may = mayOf(many);
  const most = mostOf(many, rows);
  const take = (all: readonly Row[]) => keep(all.filter(may));
  return (
    <>
      <TickedPage
        rows={rows}
        columns={table.columns}
        id={table.id}
        to={table.to}
        many={many}
        stale={found.isPlaceholderData}
        kept={kept}
        keep={keep}
        offer={
          most > 0 &&
          total > rows.length &&
          rows.every(may) && (
            <TickAll useRows={useRows} ask={askFor(place)} total={total} most={most} take={take} />
          )
        }
      />
      <Pager page={place.page} total={total} size={place.size} />
    </>
  );
}
