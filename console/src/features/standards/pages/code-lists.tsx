import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { useCodeLists } from "../queries";
import { CODE_LISTS, SOURCE } from "../words";

const ABOUT = pair(
  "随平台提供的国家标准代码，质量规则和信息项可直接引用。",
  "Code lists of national standards: rules and items refer to them.",
);
const SEARCH = pair("名称、编号或标准号", "Name, id or standard");
const EMPTY = {
  title: pair("还没有代码集", "No code lists yet"),
  next: pair("请管理员运行安装，装入随平台提供的代码集。", "Have the shipped lists installed."),
};
type Row = NonNullable<ReturnType<typeof useCodeLists>["data"]>["rows"][number];
const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: pair("名称", "Name"), cell: (of) => <Words pair={of.name} /> },
  { key: "source", title: SOURCE, cell: (of) => of.source },
];

export function CodeListsPage() {
  return (
    <ListPage
      title={CODE_LISTS}
      about={ABOUT}
      search={SEARCH}
      useRows={useCodeLists}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/standards/code-lists/${of.id}`}
      empty={EMPTY}
    />
  );
}
