import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { DayPicker, useDay } from "@/shared/ui/day-picker";
import { type Ask, ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { AS_OF } from "../menu";
import { type PublishedThen, usePublishedOn } from "../queries/as-of";
import * as words from "../words";

const ABOUT = pair(
  "所选日期 24:00 已发布的目录，名称和版本为当时的内容；后来下线的，只有提供部门和主管部门能看到。",
  "What was published at the end of the day, under the name that it had then; what was withdrawn since is shown to its department and its bureau alone.",
);
const SEARCH = pair("当时的目录名称", "Name that it had then");
const EMPTY = {
  title: pair("当日没有已发布的目录", "Nothing was published on that day"),
  next: pair(
    "请选择较晚的日期；还没有目录发布过时，这里一直为空。",
    "Choose a later day; as long as nothing was ever published, none has anything.",
  ),
};
const COLUMNS: readonly Column<PublishedThen>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.name },
  { key: "code", title: words.CODE, tight: true, cell: (of) => of.res_code ?? "—" },
  { key: "version", title: words.VERSION, tight: true, cell: (of) => `V${of.version}` },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  {
    key: "at",
    title: pair("该版本发布时间", "Version published"),
    tight: true,
    cell: (of) => formatMoment(of.published_at),
  },
];

/** The catalogue of a day. */
export function AsOfPage() {
  const day = useDay();
  const useRows = (ask: Ask) => usePublishedOn({ ...ask, day });
  return (
    <ListPage
      title={AS_OF}
      about={ABOUT}
      search={SEARCH}
      batch={<DayPicker />}
      useRows={useRows}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/catalogue/entries/${of.id}?tab=as-of&day=${day}`}
      empty={EMPTY}
    />
  );
}
