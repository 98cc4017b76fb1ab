import { pair } from "@/shared/lib/words";
import { state } from "@/shared/ui/status-tag";

export * from "./menu";

export const FRESHNESS = pair("数据更新及时性", "How fresh the data are");
export const ENTRY = pair("目录", "Entry");
export const PROVIDER = pair("提供单位", "Provider");
export const TABLE = pair("库表", "Table");
export const CYCLE = pair("更新周期", "Update cycle");
export const RENEWED = pair("最近更新", "Renewed last");
export const STATE = pair("状态", "State");
export const FRESHNESS_STATES = {
  fresh: state("按周期更新", "Renewed in time", "good"),
  late: state("逾期未更新", "Late", "bad"),
  never: state("从未更新", "Never renewed", "wait"),
  unclocked: state("无固定周期", "Without a cycle", "plain"),
};

export const EVENTS = {
  "lake.namespace.created": pair("新建命名空间", "Namespace created"),
  "lake.namespace.changed": pair("修改命名空间属性", "Namespace changed"),
  "lake.namespace.dropped": pair("删除命名空间", "Namespace dropped"),
  "lake.table.created": pair("外部引擎建表", "Table created by an engine"),
  "lake.table.registered": pair("外部引擎登记表", "Table registered by an engine"),
  "lake.table.committed": pair("外部引擎提交变更", "Table changed by an engine"),
  "lake.table.renamed": pair("外部引擎重命名表", "Table renamed by an engine"),
  "lake.table.dropped": pair("外部引擎删表", "Table dropped by an engine"),
  "oversee.ledger.verified": pair("台账验真", "Ledger verified"),
};
