/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const IMPORTS = pair("批量导入", "Imports");
