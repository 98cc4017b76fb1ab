import Button from "antd/es/button";
import { Link } from "react-router";
import { useMe } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";
import { ListPage } from "@/shared/ui/list-page";
import { FLOW_COLUMNS } from "../parts/flow-columns";
import { useFlows } from "../queries";
import * as words from "../words";

const ADD = pair("新建归集任务", "New flow");
const ABOUT = pair(
  "每个任务把一张源表归集为一张湖中表：先看计划，再运行；重复运行不会重复入湖。",
  "Each flow brings one source table into one lake table: see its plan, then run it.",
);
const EMPTY = {
  title: pair("还没有归集任务", "No flows yet"),
  next: pair(
    "先登记数据源，再选择要归集的表。",
    "Register a source first, then choose the table to collect.",
  ),
  action: <GoTo to="/collect/sources" words={words.SOURCES} />,
};
const SEARCH = pair("任务名称、源表、湖中表", "Title, source table, lake table");
const MANAGE = "collect.flow.manage";

export function FlowsPage() {
  const say = useSay();
  const me = useMe();
  return (
    <ListPage
      title={words.FLOWS}
      about={ABOUT}
      search={SEARCH}
      actions={
        me.data?.permissions.includes(MANAGE) && (
          <Link to="/collect/flows/new">
            <Button type="primary">{say(ADD)}</Button>
          </Link>
        )
      }
      useRows={useFlows}
      columns={FLOW_COLUMNS}
      id={(of) => of.id}
      to={(of) => `/collect/flows/${of.id}`}
      empty={EMPTY}
    />
  );
}
