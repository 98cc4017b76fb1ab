/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const SEARCH = pair("目录检索", "Search");
export const COMPILE = pair("目录编制", "Compiling");
export const UPDATES = pair("目录更新", "Updates");
export const NEGATIVE = pair("负面清单", "Negative list");
export const SYNONYMS = pair("检索同义词", "Synonyms");
export const HARVESTS = pair("外部目录采集", "Foreign catalogues");
export const OPENNESS = pair("开放接口", "Open interfaces");
export const AS_OF = pair("某日目录", "Catalogue of a day");
export const PUSH = pair("变更推送", "Change push");
export const CATALOGUE = pair("数据目录", "Catalogue");
