import { pair } from "@/shared/lib/words";

export * from "./menu";

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
