import { type Pair, pair } from "@/shared/lib/words";

/** Beginnings of event names, by which the ledger is filtered. */
export const MODULES: Readonly<Record<string, Pair>> = {
  "identity.": pair("机构人员", "Identity"),
  "standards.": pair("标准规范", "Standards"),
  "catalogue.": pair("数据目录", "Catalogue"),
  "collect.": pair("数据归集", "Collection"),
  "govern.": pair("数据治理", "Governance"),
  "protect.": pair("安全分级", "Protection"),
  "share.": pair("共享交换", "Sharing"),
  "oversee.": pair("监督管理", "Oversight"),
  "jobs.": pair("任务", "Jobs"),
  "imports.": pair("批量导入", "Imports"),
  "uploads.": pair("文件上传", "Uploads"),
  "lake.": pair("数据湖目录", "Lake catalogue"),
};
