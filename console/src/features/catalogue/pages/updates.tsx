import { Link } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { DaysLeft } from "@/shared/ui/days-left";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import styles from "../parts/updates.module.css";
import {
  type Department,
  type Update,
  type UpdatesAsked,
  useUpdates,
  useUpdatesByDepartment,
} from "../queries/updates";
import * as words from "../words";

const ABOUT = pair(
  "法律法规或职责变化后须更新的目录。编目部门自变化之日起 10 个工作日内更新，经主管部门同意可延长 5 个工作日（《政务数据共享条例》第十七条）。",
  "Entries that a changed law or duty requires to be updated: within ten working days, and five more with the bureau's consent (Decree 809, Art. 17).",
);
const SEARCH_IN = pair("目录名称、变化依据、更新内容", "Names, laws and duties, contents");
const DEPARTMENT = pair("编目部门", "Compiling department");
const LIMITS = pair("查看和设定时限", "The limits");
const EMPTY = {
  title: pair("没有须更新的目录", "Nothing must be updated"),
  next: pair(
    "法律法规或职责变化时，在目录页点击“要求更新”，或在“目录编制”中勾选多个目录批量提出。",
    "When a law or a duty changes, note it on the entry, or on many ticked under Compiling.",
  ),
};
const BY_DEPARTMENT = pair("按部门", "By department");
const COLUMNS: readonly Column<Update>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.entry_name },
  { key: "department", title: DEPARTMENT, cell: (of) => of.provider_name },
  { key: "basis", title: words.BASIS, cell: (of) => <Basis of={of} /> },
  {
    key: "changed",
    title: words.CHANGED_ON,
    tight: true,
    cell: (of) => formatDay(of.changed_on),
  },
  { key: "due", title: words.DUE_ON, tight: true, cell: (of) => <Due of={of} /> },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.UPDATE_STATES} code={of.state} />,
  },
];
const number = (key: string, zh: string, en: string, of: (row: Department) => number) =>
  ({ key, title: pair(zh, en), tight: true, end: true, cell: of }) as const;
const DEPARTMENT_COLUMNS: readonly Column<Department>[] = [
  { key: "department", title: DEPARTMENT, cell: (of) => of.provider_name },
  number("open", "待更新", "To be updated", (of) => of.open),
  number("soon", "其中即将到期", "Due soon", (of) => of.soon),
  number("overdue", "其中逾期", "Late", (of) => of.overdue),
  number("in_time", "按期更新", "Updated in time", (of) => of.in_time),
  number("late", "逾期更新", "Updated late", (of) => of.late),
];

const useRows = (ask: Ask) => useUpdates(ask as UpdatesAsked);

/** Who has to update what, until when, and who is late. */
export function UpdatesPage() {
  const say = useSay();
  const departments = useUpdatesByDepartment().data?.rows ?? [];
  const byCode = departments.map((of) => [
    of.provider_code,
    pair(of.provider_name, of.provider_name),
  ]);
  return (
    <ListPage
      title={words.UPDATES}
      about={ABOUT}
      search={SEARCH_IN}
      filters={[
        { name: "standing", title: words.STANDING, options: words.STANDINGS },
        { name: "state", title: words.STATE, options: words.UPDATE_STATES },
        { name: "provider", title: DEPARTMENT, options: Object.fromEntries(byCode) },
      ]}
      actions={<Link to="/share/limits">{say(LIMITS)}</Link>}
      above={<Departments of={departments} />}
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/catalogue/entries/${of.entry_id}`}
      empty={EMPTY}
    />
  );
}

function Departments({ of }: { readonly of: readonly Department[] }) {
  if (of.length === 0) return null;
  return (
    <Panel title={BY_DEPARTMENT}>
      <Table
        rows={of}
        columns={DEPARTMENT_COLUMNS}
        id={({ provider_code }) => provider_code}
        to={({ provider_code }) => `/catalogue/updates?provider=${provider_code}`}
      />
    </Panel>
  );
}

function Basis({ of }: { readonly of: Update }) {
  return (
    <>
      <div>{of.basis}</div>
      <div className={styles.soft}>{of.wanted}</div>
    </>
  );
}

function Due({ of }: { readonly of: Update }) {
  return (
    <>
      {formatDay(of.due_on)} {of.state === "open" && <DaysLeft days={of.days_left} />}
      {of.state !== "open" && <Ended of={of} />}
    </>
  );
}

/** When it ended, and whether that was late. */
function Ended({ of }: { readonly of: Update }) {
  const say = useSay();
  const late = of.state === "updated" && of.days_left < 0;
  const day = formatDay(of.ended_on);
  return (
    <div className={styles.soft}>
      {say(
        late
          ? pair(
              `${day} 办结，逾期 ${-of.days_left} 个工作日`,
              `${day}, ${-of.days_left} days late`,
            )
          : pair(`${day} 办结`, `Ended ${day}`),
      )}
    </div>
  );
}
