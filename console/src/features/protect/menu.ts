/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const PROTECT = pair("安全分级", "Protection");
export const GRADES = pair("分类分级", "Grades");
