/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const OVERSEE = pair("监督管理", "Oversight");
export const OVERVIEW = pair("运行总览", "Overview");
export const LEDGER = pair("留痕台账", "Ledger");
export const GRAPH = pair("资源图谱", "Resource graph");
