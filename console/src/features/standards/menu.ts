/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const STANDARDS = pair("标准规范", "Standards");
export const ELEMENTS = pair("数据元", "Data elements");
export const CODE_LISTS = pair("代码集", "Code lists");
export const NAMING = pair("命名规则", "Naming rules");
export const DOCUMENTS = pair("标准文件", "Documents");
export const LANDING = pair("落标", "Landing");
export const CALENDAR = pair("工作日历", "Working days");
