/** Words of updates that a changed law or duty requires. */
import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const CHANGED_ON = pair("变化日期", "Changed on");
export const BASIS = pair("变化依据", "What changed");
export const WANTED = pair("需要更新的内容", "What is to change");
export const DUE_ON = pair("更新期限", "Due on");
export const EXTENSION = pair("延期", "More time");
export const REQUIRE = pair("要求更新", "Require an update");
export const REQUIRE_MANY = pair("批量要求更新", "Require updates");
export const REQUIRED = pair("已要求更新并通知编目部门", "The department is told");
/** Which entries of a list are meant. */
export const STANDINGS = {
  due: pair("须更新", "To be updated"),
  overdue: pair("更新已逾期", "Late"),
};
export const STANDING = pair("更新要求", "Required update");
export const UPDATE_STATES: States = {
  open: state("待更新", "To be updated", "wait"),
  updated: state("已更新", "Updated", "good"),
  withdrawn: state("目录已下线", "Withdrawn", "plain"),
  taken_back: state("已撤销", "Taken back", "plain"),
};
/** Marks at the head of an entry. */
export const TO_UPDATE: States = {
  due: state("待更新", "To be updated", "wait"),
  overdue: state("更新已逾期", "Update overdue", "bad"),
};
