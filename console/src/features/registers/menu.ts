/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const DUTIES = pair("权责清单", "Duties");
export const SERVICE_ITEMS = pair("政务服务事项", "Service items");
export const SYSTEMS = pair("应用系统清单", "Register of systems");
export const DUPLICATES = pair("重复采集", "Duplicates");
export const COVERAGE = pair("编目覆盖率", "Coverage");
