import { formatMoment } from "@/shared/lib/formats";
import { punctuated } from "@/shared/lib/punctuation";
import { pair } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type Case, useOpened } from "../queries";
import * as words from "../words";

const ABOUT = pair("您提交的申请及其办理状态。", "What you have asked for, and where it stands.");
const CATALOGUE = pair("检索目录", "Search the catalogue");
const EMPTY = {
  title: pair("还没有提交过申请", "You have asked for nothing yet"),
  next: pair(
    "在数据目录中找到需要的目录，打开后点击“申请使用”。",
    "Find an entry in the catalogue, open it and apply for it.",
  ),
  action: <GoTo to="/catalogue" words={CATALOGUE} />,
};

const COLUMNS: readonly Column<Case>[] = [
  { key: "title", title: words.TITLE, cell: (of) => punctuated(of.title) },
  {
    key: "kind",
    title: words.KIND,
    tight: true,
    cell: (of) => <Words of={words.KINDS} code={of.kind} />,
  },
  { key: "at", title: words.ASKED_AT, tight: true, cell: (of) => formatMoment(of.opened_at) },
  { key: "end", title: words.FINISHED, tight: true, cell: (of) => formatMoment(of.closed_at) },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <StatusTag of={words.CASE_STATES} code={of.state} />,
  },
];

export function OpenedPage() {
  return (
    <ListPage
      title={words.OPENED}
      about={ABOUT}
      search={words.SEARCH}
      filters={words.DESK_FILTERS}
      light
      useRows={useOpened}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => of.link}
      empty={EMPTY}
    />
  );
}
