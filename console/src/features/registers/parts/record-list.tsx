import type { UseQueryResult } from "@tanstack/react-query";
import Button from "antd/es/button";
import { type ReactNode, useState } from "react";
import { useSearchParams } from "react-router";
import { OrganisationFilter, useMe } from "@/features/identity/door";
import { ImportButton } from "@/features/imports/door";
import { formatMoment } from "@/shared/lib/formats";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { type Ask, ListPage, type RowsOf } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { Untick } from "@/shared/ui/ticks";
import { Words } from "@/shared/ui/words";
import { exportAt, type RecordLine, type Register, type Sought } from "../queries";
import { fixedOf, listOf } from "../rules";
import * as words from "../words";
import { BatchDrawer } from "./batch-drawer";
import { Narrowed } from "./narrowed";

const MANAGE = "catalogue.register.manage";
const ADD = pair("登记", "Register");
const EXPORT = pair("导出 Excel", "Export");
const LATER = pair(
  "由各部门和数据主管部门登记或导入，之后在这里可查。",
  "Departments and the bureau register them; then they stand here.",
);
const SEARCH = pair("名称，或编码的开头", "Name, or the beginning of the code");
/** How many records the server takes at once. */
const RECORDS_AT_ONCE_MAX = 2000;
const MANY = pair("批量办理", "Do many");
const FILTERS = [
  { name: "status", title: words.FIELDS.status, options: words.STATES },
  { name: "level", title: words.FIELDS.level, options: words.LEVELS },
];
const KIND_FILTER = { name: "kind", title: words.FIELDS.kind, options: words.KINDS };
const POWER_FILTER = { name: "kind", title: words.FIELDS.power, options: words.POWERS };
const COVERED_FILTER = {
  name: "covered",
  title: words.FIELDS.covered,
  options: words.COVERED_SOUGHT,
};
const FILTERS_OF = {
  duty: [POWER_FILTER, ...FILTERS],
  service_item: [KIND_FILTER, ...FILTERS, COVERED_FILTER],
  system: [...FILTERS, COVERED_FILTER],
};

interface RecordListProps<Row extends RecordLine> {
  readonly register: Register;
  readonly title: Pair;
  readonly about: Pair;
  readonly useRecords: (query: Sought) => UseQueryResult<RowsOf<Row>>;
  readonly columns: readonly Column<Row>[];
  readonly empty: { readonly title: Pair; readonly next: Pair };
  readonly actions?: ReactNode;
}

/** The list of a register: found, exported, imported, changed many at once. */
export function RecordList<Row extends RecordLine>(props: RecordListProps<Row>) {
  const { register, useRecords, columns, ...list } = props;
  const say = useSay();
  const me = useMe();
  const [search] = useSearchParams();
  const [chosen, choose] = useState<{ rows: readonly Row[]; untick: Untick }>();
  const fixed = fixedOf(search);
  const manages = me.data?.permissions.includes(MANAGE) ?? false;
  const useRows = (ask: Ask) => useRecords({ ...fixed, ...ask } as Sought);
  const first: Column<Row> = { key: "name", title: words.FIELDS.name, cell: (of) => of.name };
  return (
    <>
      <ListPage<Row>
        {...list}
        empty={manages ? list.empty : { title: list.empty.title, next: LATER }}
        search={SEARCH}
        filters={FILTERS_OF[register]}
        batch={<OrganisationFilter name="organisation" />}
        actions={
          <>
            {list.actions}
            <Button href={exportAt(register, { ...fixed, ...shownOf(register, search) })}>
              {say(EXPORT)}
            </Button>
            {manages && <ImportButton kind={register} />}
            {manages && <GoTo to={`${listOf(register)}/new`} words={ADD} main />}
          </>
        }
        above={<Narrowed of={fixed} />}
        useRows={useRows}
        columns={[first, ...columns, ...common<Row>()]}
        id={(of) => of.id}
        to={(of) => `${listOf(register)}/${of.id}`}
        many={
          manages
            ? {
                words: MANY,
                may: (row) => row.verbs.includes("edit"),
                most: RECORDS_AT_ONCE_MAX,
                open: (rows, untick) => choose({ rows, untick }),
              }
            : undefined
        }
      />
      {chosen && (
        <BatchDrawer
          register={register}
          rows={chosen.rows}
          close={() => choose(undefined)}
          done={chosen.untick}
        />
      )}
    </>
  );
}

/** What else narrows the list: an export holds the rows that are shown, and no others. */
const shownOf = (register: Register, search: URLSearchParams): Sought => {
  const names = ["q", ...FILTERS_OF[register].map((filter) => filter.name)];
  return Object.fromEntries(names.map((name) => [name, search.get(name) || undefined])) as Sought;
};

const common = <Row extends RecordLine>(): Column<Row>[] => [
  { key: "organisation", title: words.FIELDS.organisation, cell: (of) => of.organisation_name },
  {
    key: "level",
    title: words.FIELDS.level,
    tight: true,
    cell: (of) => <Words of={words.LEVELS} code={of.level} />,
  },
  {
    key: "changed",
    title: words.FIELDS.changed_at,
    tight: true,
    cell: (of) => formatMoment(of.changed_at),
  },
  {
    key: "status",
    title: words.FIELDS.status,
    tight: true,
    cell: (of) => <StatusTag of={words.STATES} code={of.status} />,
  },
];
