/** The events of every feature: the ledger holds them all. */
import { CATALOGUE_EVENTS } from "@/features/catalogue/door";
import { COLLECT_EVENTS } from "@/features/collect/door";
import { GOVERN_EVENTS } from "@/features/govern/door";
import { IDENTITY_EVENTS } from "@/features/identity/door";
import { IMPORT_EVENTS } from "@/features/imports/door";
import { PROTECT_EVENTS } from "@/features/protect/door";
import { SHARE_EVENTS } from "@/features/share/door";
import { STANDARDS_EVENTS } from "@/features/standards/door";
import { JOB_EVENTS } from "@/features/workbench/door";
import { type Pair, pair } from "@/shared/lib/words";
import { EVENTS } from "../words";

export const ALL_EVENTS: Readonly<Record<string, Pair>> = {
  ...IDENTITY_EVENTS,
  ...STANDARDS_EVENTS,
  ...CATALOGUE_EVENTS,
  ...COLLECT_EVENTS,
  ...GOVERN_EVENTS,
  ...PROTECT_EVENTS,
  ...JOB_EVENTS,
  ...IMPORT_EVENTS,
  ...SHARE_EVENTS,
  ...EVENTS,
};

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
