import { formatMoment } from "@/shared/lib/formats";
import { pair } from "@/shared/lib/words";
import { ListPage } from "@/shared/ui/list-page";
import type { Column } from "@/shared/ui/table";
import { ServiceState } from "../parts/service-state";
import { type ServiceLine, useServices } from "../queries/grants";
import * as words from "../words";

const ABOUT = pair(
  "已开通的查询和核验服务。打开服务查看信息项、调用示例和签名方法。",
  "Services for queries and verification: items, examples, and how to sign.",
);
const SEARCH = pair("服务编码、名称、提供部门", "Code, name, provider");
const EMPTY = {
  title: pair("还没有数据服务", "No services yet"),
  next: pair(
    "目录的第一份申请通过后，服务会自动开通。",
    "A service opens with the first approved application for an entry.",
  ),
};
const COLUMNS: readonly Column<ServiceLine>[] = [
  { key: "name", title: words.SERVICE, cell: (of) => of.name },
  { key: "code", title: words.SERVICE_CODE, tight: true, cell: (of) => of.code },
  { key: "provider", title: words.PROVIDER, cell: (of) => of.provider_name },
  {
    key: "opened",
    title: pair("开通时间", "Opened"),
    tight: true,
    cell: (of) => formatMoment(of.opened_at),
  },
  {
    key: "state",
    title: words.STATE,
    tight: true,
    cell: (of) => <ServiceState of={of} />,
  },
];

export function ServicesPage() {
  return (
    <ListPage
      title={words.SERVICES}
      about={ABOUT}
      search={SEARCH}
      useRows={useServices}
      columns={COLUMNS}
      id={(of) => of.id}
      to={(of) => `/share/services/${of.code}`}
      empty={EMPTY}
    />
  );
}
