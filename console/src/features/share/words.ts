import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const APPLICATION_STATES: States = {
  draft: state("草稿", "Draft", "plain"),
  supplement_required: state("待补正", "To be completed", "wait"),
  provider_review: state("待提供部门审核", "In the provider's review", "busy"),
  bureau_review: state("待主管部门审核", "In the authority's review", "busy"),
  approved: state("已通过", "Approved", "good"),
  rejected: state("已驳回", "Rejected", "bad"),
  withdrawn: state("已撤回", "Withdrawn", "plain"),
  ended: state("已终止", "Ended", "plain"),
};
export const GRANT_STATES: States = {
  active: state("有效", "Active", "good"),
  suspended: state("已暂停", "Suspended", "wait"),
  expired: state("已到期", "Expired", "plain"),
  revoked: state("已终止", "Revoked", "bad"),
};
export const CALL_STATES: States = {
  answered: state("已应答", "Answered", "good"),
  refused: state("已拒绝", "Refused", "bad"),
};
/** Why calls are refused, by the stable codes of the records. */
export const REFUSALS = {
  "share.no_grant": pair("没有授权", "No grant"),
  "share.grant_expired": pair("授权已到期", "The grant has expired"),
  "share.grant_suspended": pair("授权已暂停", "The grant is suspended"),
  "share.grant_revoked": pair("授权已终止", "The grant was revoked"),
  "share.mode_not_granted": pair("方式未授权", "Mode not granted"),
  "share.item_not_granted": pair("信息项未授权", "Item not granted"),
  "share.division_not_granted": pair("区划未授权", "Division not granted"),
  "share.rate_exceeded": pair("超过每分钟次数", "Too many in a minute"),
  "share.system_key_needed": pair("未用应用密钥签名", "Not signed by a system"),
  "share.service_unknown": pair("服务不存在", "No such service"),
  "share.field_invalid": pair("请求参数有误", "A wrong parameter"),
  "share.masked_item": pair("不可用脱敏项筛选", "Not found by a masked item"),
  "protect.masked_column": pair("不可用脱敏项筛选", "Not found by a masked item"),
  "protect.bad_request": pair("请求参数有误", "A wrong parameter"),
  denied: pair("没有调用权限", "No leave to call"),
};
/** The state in which the clock rests. */
export const INCOMPLETE = "supplement_required";
export const REVIEW_MANY = pair("批量审批", "Decide many");
export const SIDES = {
  mine: pair("本单位申请的", "By one's own organisation"),
  to_review: pair("待我审核的", "For me to review"),
  in_review: pair("审核中的", "In review"),
};
export const SCENES = {
  service: pair("政务服务", "Government services"),
  public: pair("公共服务", "Public services"),
  supervision: pair("监管", "Supervision"),
  other: pair("其他", "Other"),
};
export const MODES = {
  query: pair("查询接口", "Query"),
  verify: pair("核验接口", "Verification"),
};

export const SERIAL = pair("申请编号", "Serial");
export const ENTRY = pair("数据目录", "Entry");
export const PROVIDER = pair("提供部门", "Provider");
export const CONSUMER = pair("需求部门", "Consumer");
export const APPLICANT = pair("申请人", "Applicant");
export const SYSTEM = pair("应用系统", "System");
export const STATE = pair("状态", "State");
export const DUE = pair("答复期限", "Due");
export const CREATED = pair("创建时间", "Begun");
export const GIVEN = pair("授权时间", "Given");
export const UNTIL = pair("使用时限", "Until");
export const ITEMS = pair("信息项", "Items");
export const MODE = pair("共享方式", "Mode");
export const DIVISIONS = pair("行政区划范围", "Divisions");
export const BASIS = pair("使用依据", "Basis of use");
export const SCENE = pair("使用场景", "Scene");
export const SCOPE = pair("使用范围", "Scope of use");
export const PURPOSE = pair("使用用途", "Purpose");
export const SHARE_TYPE = pair("共享类型", "Share type");
export const LEVEL = pair("数据级别", "Level");
export const SENSITIVE = pair("敏感类型", "Sensitive type");
export const MASK = pair("展示方式", "Shown as");
export const PER_MINUTE = pair("每分钟调用次数", "Calls a minute");
export const ROWS_MAX = pair("每次返回行数", "Rows a call");
export const REASON = pair("理由", "Reason");
export const OPINION = pair("审核意见", "Opinion");
export const WORKING_DAYS = pair("工作日", "Working days");
export const SERVICE = pair("数据服务", "Service");
export const SERVICE_CODE = pair("服务编码", "Service code");
export const AT = pair("调用时间", "Called");
export const ROWS = pair("返回行数", "Rows");
export const TRAIL = pair("审批轨迹", "Approvals");
export const TIMELINE = pair("留痕", "Timeline");
export const SAVED = pair("已保存", "Saved");

const DECISIONS = {
  approve: pair("同意", "Approved"),
  return: pair("退回补正", "Returned for completion"),
  reject: pair("驳回", "Rejected"),
};
export const DETAILS = {
  decision: { ...pair("结果", "Decision"), values: DECISIONS },
  opinion: pair("意见", "Opinion"),
  reason: REASON,
  error: { ...pair("拒绝原因", "Refused because"), values: REFUSALS },
  due_on: DUE,
  working_days: WORKING_DAYS,
  calls_per_minute: PER_MINUTE,
  rows_max: ROWS_MAX,
  rows: ROWS,
};
