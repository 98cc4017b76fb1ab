/** What kinds of foreign catalogues and verdicts on their data sets are called. */
import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const HARVEST_KINDS = {
  ckan: pair("CKAN 门户", "CKAN portal"),
  dcat: pair("DCAT 文件或地址", "DCAT file or address"),
  frictionless: pair("Frictionless 数据包", "Frictionless packages"),
  tongbase: pair("另一个 TongBase", "Another TongBase"),
};
export const VERDICTS = {
  new: state("新增", "New", "good"),
  changed: state("有变化", "Changed", "busy"),
  unchanged: state("无变化", "Unchanged", "plain"),
  gone: state("对方已撤下", "Gone", "wait"),
  refused: state("不予采集", "Refused", "bad"),
} satisfies States;
export type VerdictName = keyof typeof VERDICTS;
export const VERDICT_NAMES = Object.keys(VERDICTS) as readonly VerdictName[];
