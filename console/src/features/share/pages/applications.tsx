import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { Untick } from "@/shared/ui/ticks";
import { Words } from "@/shared/ui/words";
import { REVIEWED_AT_ONCE_MAX, ReviewApplications } from "../parts/review-applications";
import { filtersOf, SIDE_COLUMNS } from "../parts/two-sides";
import { type ApplicationLine, useApplications } from "../queries/applications";
import * as words from "../words";

const ABOUT = pair(
  "共享申请从草稿到授权的每一个状态。不完整的申请不予驳回，一次性告知需要补正的内容。",
  "Applications from draft to grant. An incomplete one is never refused: it gets one list.",
);
const SEARCH = pair("编号、目录、应用系统、需求部门", "Serial, entry, system, consumer");
const EMPTY = {
  title: pair("还没有共享申请", "No applications yet"),
  next: pair(
    "在数据目录中找到需要的目录，打开后点击“申请使用”。",
    "Find an entry in the catalogue, open it and apply for it.",
  ),
  action: <ToCatalogue />,
};
const WHOSE = { name: "side", title: pair("全部申请", "All"), options: words.SIDES };
const FILTERS = filtersOf(WHOSE, "state", words.APPLICATION_STATES);
const PAUSED = pair("已暂停计时", "Paused");
const COLUMNS: readonly Column<ApplicationLine>[] = [
  { key: "serial", title: words.SERIAL, tight: true, cell: (of) => of.serial },
  ...SIDE_COLUMNS,
  { key: "at", title: words.CREATED, tight: true, cell: (of) => formatDay(of.created_at) },
  {
    key: "due",
    title: words.DUE,
    tight: true,
    cell: (of) => (of.state === words.INCOMPLETE ? <Words pair={PAUSED} /> : formatDay(of.due_on)),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.APPLICATION_STATES} code={of.state} />,
  },
];

/** Only what waits for one's own decision can be ticked. */
const maySay = (of: ApplicationLine) => of.waits_for_me;

interface Chosen {
  readonly rows: readonly ApplicationLine[];
  readonly untick: Untick;
}

export function ApplicationsPage() {
  const [chosen, choose] = useState<Chosen>();
  return (
    <>
      <ListPage
        title={words.APPLICATIONS}
        about={ABOUT}
        search={SEARCH}
        filters={FILTERS}
        useRows={useApplications}
        columns={COLUMNS}
        id={(of) => of.id}
        to={(of) => `/share/applications/${of.id}`}
        many={{
          words: words.REVIEW_MANY,
          may: maySay,
          most: REVIEWED_AT_ONCE_MAX,
          open: (rows, untick) => choose({ rows, untick }),
        }}
        empty={EMPTY}
      />
      {chosen && (
        <ReviewApplications
          of={chosen.rows.map((of) => ({ id: of.id, name: `${of.serial} ${of.entry_name}` }))}
          close={() => choose(undefined)}
          done={chosen.untick}
        />
      )}
    </>
  );
}

function ToCatalogue() {
  const say = useSay();
  return (
    <Link to="/catalogue">
      <Button>{say(pair("检索数据目录", "Search the catalogue"))}</Button>
    </Link>
  );
}
