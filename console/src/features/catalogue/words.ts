import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";
import { BASIS, CHANGED_ON, DUE_ON, WANTED } from "./words-updates";

export * from "./menu";
export * from "./words-updates";

export const ENTRY_STATES: States = {
  draft: state("草稿", "Draft", "plain"),
  returned: state("退回待补正", "Returned", "wait"),
  department_review: state("待部门审核", "In department review", "busy"),
  bureau_review: state("待主管部门审核", "In bureau review", "busy"),
  published: state("已发布", "Published", "good"),
  withdrawn: state("已下线", "Withdrawn", "bad"),
  merged: state("已并入新版本", "Merged", "plain"),
};
/** A published entry whose withdrawal is being reviewed. */
export const LEAVING: States = {
  leaving: state("下线审核中", "Withdrawal in review", "wait"),
};
export const SHARE_STATES: States = {
  unconditional: state("无条件共享", "Unconditional", "good"),
  conditional: state("有条件共享", "Conditional", "wait"),
  not_shared: state("不予共享", "Not shared", "bad"),
};
/** Marks of hits that no word found. */
export const FOUND_BY: States = {
  meaning: state("语义相近", "Near in meaning", "busy"),
  characters: state("字形相近", "Alike in characters", "plain"),
};

const DECISIONS = {
  approve: pair("同意", "Approved"),
  return: pair("退回", "Returned"),
  reject: pair("不同意", "Refused"),
};
export const NAME = pair("目录名称", "Name");
export const STATE = pair("状态", "State");
export const CODE = pair("资源代码", "Resource code");
export const VERSION = pair("版本", "Version");
export const CHANGED = pair("更新时间", "Changed");
export const PUBLISHED = pair("发布日期", "Published");
export const PROVIDER = pair("提供部门", "Provider");
export const SHARE_TYPE = pair("共享类型", "Sharing");
export const UPDATE_CYCLE = pair("更新周期", "Update cycle");

/** What the fields of an entry and of its items are called, by their names on the wire; those of
 * an entry as in the sheets of the guideline and in what the server says of them. */
export const FIELDS = {
  name: pair("名称", "Name"),
  classify_code: pair("信息资源分类", "Classification"),
  abstract: pair("信息资源摘要", "Abstract"),
  format_category: pair("信息资源格式分类", "Format category"),
  format_type: pair("信息资源格式类型", "Format type"),
  share_type: SHARE_TYPE,
  share_condition: pair("共享条件", "Conditions"),
  share_scope: pair("共享范围", "Scope of sharing"),
  use_purpose: pair("使用用途", "Purpose"),
  no_share_basis_type: pair("不予共享依据类型", "Kind of basis not to share"),
  no_share_basis_citation: pair("不予共享依据条款", "Provision not to share"),
  share_mode_category: pair("共享方式分类", "Category of share mode"),
  share_mode: pair("共享方式类型", "Share mode"),
  open_type: pair("开放类型", "Opening"),
  open_condition: pair("开放条件", "Conditions of opening"),
  update_cycle: UPDATE_CYCLE,
  data_class: pair("数据分类", "Data class"),
  data_level: pair("数据分级", "Data level"),
  masking: pair("脱敏要求", "Masking"),
  network: pair("提供渠道", "Network"),
  system_name: pair("所属系统", "System"),
  region_item: pair("行政区划信息项", "Division item"),
  related_codes: pair("关联资源代码", "Related codes"),
  secrecy_assessed_at: pair("保密风险评估日期", "Secrecy assessed on"),
  pipia_assessed_at: pair("个人信息保护影响评估日期", "Personal data assessed on"),
  secret_flag: pair("涉密性", "Secret"),
  code: pair("序号", "Number"),
  name_en: pair("英文名称", "English name"),
  field_name: pair("物理字段", "Column"),
  data_type: pair("数据类型", "Type"),
  length: pair("长度", "Length"),
  precision: pair("精度", "Precision"),
  is_pk: pair("主键", "Key"),
  nullable: pair("可为空", "May be empty"),
  description: pair("说明", "Description"),
  sensitive_type: pair("敏感类型", "Sensitive type"),
  std_element_code: pair("数据元", "Data element"),
  code_list_id: pair("代码集", "Code list"),
  source_item: pair("来源数据项", "Source item"),
  unit: pair("责任部门", "Responsible unit"),
  items: pair("信息项", "Items"),
  place: pair("信息项顺序", "Order of the items"),
  provider: PROVIDER,
  dept_head_approved_by: pair("部门负责人审核", "Signed by the head"),
} as const;

export const DETAILS = {
  decision: { ...pair("结果", "Decision"), values: DECISIONS },
  basis: BASIS,
  wanted: WANTED,
  changed_on: CHANGED_ON,
  due_on: DUE_ON,
  working_days: pair("延长工作日", "Working days more"),
  late_days: pair("逾期工作日", "Working days late"),
  opinion: pair("意见", "Opinion"),
  reason: pair("原因", "Reason"),
  res_code: pair("资源代码", "Resource code"),
  version: pair("版本", "Version"),
  url: pair("推送地址", "Address"),
  old_until: pair("旧密钥有效至", "Old secret holds until"),
  names: pair("名称数", "Names"),
  deliveries: pair("推送条数", "Deliveries"),
  delivery: pair("推送编号", "Delivery"),
  first: pair("起始变更序号", "First change"),
  last: pair("截止变更序号", "Last change"),
};
/** Of an entry it is told too which fields and items a change was about. */
export const ENTRY_DETAILS = {
  ...DETAILS,
  fields: { ...pair("修改的内容", "What was changed"), values: FIELDS },
  added: pair("新增信息项", "Items added"),
  removed: pair("删除信息项", "Items removed"),
};
