import Button from "antd/es/button";
import { Link } from "react-router";
import { useMe } from "@/features/identity/door";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type SourceLine, useSources } from "../queries";
import * as words from "../words";

const ADD = pair("登记数据源", "Register a source");
const ABOUT = pair(
  "业务系统的数据库和文件目录。口令加密保存，登记后不再显示。",
  "Databases and folders of the departments; secrets are sealed and never shown.",
);
const EMPTY = {
  title: pair("还没有数据源", "No sources yet"),
  next: pair(
    "登记业务数据库或文件目录，测试连接后即可建立归集任务。",
    "Register a database or a folder, test it, then define a flow.",
  ),
};
const MANAGE = "collect.source.manage";
const COLUMNS: readonly Column<SourceLine>[] = [
  { key: "name", title: words.NAME, cell: (of) => of.name },
  { key: "kind", title: words.KIND, cell: (of) => <Words pair={of.kind_label} /> },
  { key: "owner", title: words.OWNER, cell: (of) => of.owner_name },
  {
    key: "created",
    title: words.CREATED,
    tight: true,
    cell: (of) => formatMoment(of.created_at),
  },
  {
    key: "test",
    title: words.TESTED,
    tight: true,
    cell: (of) => <StatusTag of={words.TEST_STATES} code={String(of.test_ok)} />,
  },
];

export function SourcesPage() {
  const say = useSay();
  const me = useMe();
  return (
    <ListPage
      title={words.SOURCES}
      about={ABOUT}
      search={words.NAME}
      actions={
        me.data?.permissions.includes(MANAGE) && (
          <Link to="/collect/sources/new">
            <Button type="primary">{say(ADD)}</Button>
          </Link>
        )
      }
      useRows={useSources}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/collect/sources/${of.id}`}
      empty={EMPTY}
    />
  );
}
