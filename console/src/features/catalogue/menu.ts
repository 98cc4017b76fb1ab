/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const SEARCH = pair("目录检索", "Search");
export const COMPILE = pair("目录编制", "Compiling");
export const SYNONYMS = pair("检索同义词", "Synonyms");
export const CATALOGUE = pair("数据目录", "Catalogue");
