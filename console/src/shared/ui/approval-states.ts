import { type States, state } from "./status-tag";

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
  ended: state("已终止", "Ended", "plain"),
};
