/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const STANDARDS = pair("标准规范", "Standards");
export const CODE_LISTS = pair("代码集", "Code lists");
export const CALENDAR = pair("工作日历", "Working days");
