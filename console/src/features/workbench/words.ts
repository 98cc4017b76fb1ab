import { pair } from "@/shared/lib/words";

export { CASE_STATES, STEP_STATES } from "@/shared/ui/approval-states";
export * from "./menu";

export const KINDS = {
  "catalogue.entry": pair("目录发布", "Entry"),
  "catalogue.withdrawal": pair("目录下线", "Withdrawal of an entry"),
  "catalogue.update_extension": pair("目录更新延期", "More time to update"),
  "share.application": pair("共享申请", "Application"),
  "share.extension": pair("延期答复", "More time"),
  "standards.element": pair("数据元", "Data element"),
  "standards.code_list": pair("代码集", "Code list"),
};

export const REVIEW_APPLICATIONS = pair("批量审批申请", "Decide applications");
export const REVIEW_ENTRIES = pair("批量审批目录", "Decide entries");
export const REVIEW_WITHDRAWALS = pair("批量审批下线", "Decide withdrawals");
export const TITLE = pair("事项", "Matter");
export const KIND = pair("类型", "Kind");
export const ASKED_BY = pair("申请人", "Asked by");
export const ASKED_AT = pair("提交时间", "Asked at");
export const DUE = pair("办理期限", "Due");
export const DECIDED_AT = pair("审批时间", "Decided at");
export const RESULT = pair("结果", "Result");
export const OPINION = pair("意见", "Opinion");
export const STATE = pair("状态", "State");
export const JOB = pair("任务", "Job");
export const STARTED = pair("开始时间", "Started");
export const FINISHED = pair("结束时间", "Ended");
export const PROGRESS = pair("进度", "Progress");
export const TIMELINE = pair("留痕", "Timeline");
export const DETAILS = { reason: pair("原因", "Reason") };

/** What all three desks can be searched by. */
export const SEARCH = pair("事项标题中的词", "Words of the title");
export const DESK_FILTERS = [{ name: "kind", title: KIND, options: KINDS }];
