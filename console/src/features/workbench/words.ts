import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const WAITING = pair("待我审批", "Waiting for me");
export const DECIDED = pair("已审批", "Decided by me");
export const OPENED = pair("我的申请", "Asked by me");
export const JOBS = pair("我的任务", "Jobs");

export const KINDS = {
  "catalogue.entry": pair("目录发布", "Entry"),
  "share.application": pair("共享申请", "Application"),
};

export const STEP_STATES: States = {
  waiting: state("未到", "Not yet", "plain"),
  open: state("待审批", "Open", "wait"),
  approved: state("同意", "Approved", "good"),
  rejected: state("驳回", "Rejected", "bad"),
  returned: state("退回补正", "Returned", "wait"),
  closed: state("未审即结束", "Closed", "plain"),
};

export const CASE_STATES: States = {
  pending: state("审批中", "Pending", "busy"),
  returned: state("待补正", "Returned", "wait"),
  approved: state("已通过", "Approved", "good"),
  rejected: state("已驳回", "Rejected", "bad"),
  withdrawn: state("已撤回", "Withdrawn", "plain"),
};

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
