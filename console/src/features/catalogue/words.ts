import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const ENTRY_STATES: States = {
  draft: state("草稿", "Draft", "plain"),
  returned: state("退回待补正", "Returned", "wait"),
  department_review: state("待部门审核", "In department review", "busy"),
  bureau_review: state("待主管部门审核", "In bureau review", "busy"),
  published: state("已发布", "Published", "good"),
  withdrawn: state("已下线", "Withdrawn", "bad"),
  merged: state("已并入新版本", "Merged", "plain"),
};
export const SHARE_STATES: States = {
  unconditional: state("无条件共享", "Unconditional", "good"),
  conditional: state("有条件共享", "Conditional", "wait"),
  not_shared: state("不予共享", "Not shared", "bad"),
};

export const EVENTS = {
  "catalogue.entry.drafted": pair("起草目录", "Entry drafted"),
  "catalogue.entry.changed": pair("修改目录", "Entry changed"),
  "catalogue.items.set": pair("设置信息项", "Items set"),
  "catalogue.entry.deleted": pair("删除草稿", "Draft deleted"),
  "catalogue.resource.bound": pair("挂接资源", "Resource bound"),
  "catalogue.resource.released": pair("解除挂接", "Resource released"),
  "catalogue.entry.submitted": pair("提交审核", "Submitted for review"),
  "catalogue.entry.recalled": pair("撤回", "Recalled"),
  "catalogue.entry.reviewed": pair("审核", "Reviewed"),
  "catalogue.entry.published": pair("发布", "Published"),
  "catalogue.entry.revised": pair("开始变更", "Revision begun"),
  "catalogue.entry.withdrawn": pair("下线", "Withdrawn"),
  "catalogue.synonym.added": pair("添加同义词", "Synonym added"),
  "catalogue.synonym.removed": pair("删除同义词", "Synonym removed"),
  "catalogue.code_style.set": pair("设置资源代码样式", "Style of codes set"),
};
export const DETAILS = {
  opinion: pair("意见", "Opinion"),
  reason: pair("原因", "Reason"),
  res_code: pair("资源代码", "Resource code"),
  version: pair("版本", "Version"),
};

export const NAME = pair("目录名称", "Name");
export const STATE = pair("状态", "State");
export const CODE = pair("资源代码", "Resource code");
export const VERSION = pair("版本", "Version");
export const CHANGED = pair("更新时间", "Changed");
export const PUBLISHED = pair("发布日期", "Published");
export const PROVIDER = pair("提供部门", "Provider");
export const SHARE_TYPE = pair("共享类型", "Share type");
export const UPDATE_CYCLE = pair("更新周期", "Update cycle");

/** What the fields of an entry and of its items are called, by their names on the wire. */
export const FIELDS = {
  name: pair("名称", "Name"),
  classify_code: pair("分类码", "Classification code"),
  abstract: pair("摘要", "Abstract"),
  format_category: pair("格式分类", "Format category"),
  format_type: pair("格式类型", "Format type"),
  share_type: SHARE_TYPE,
  share_condition: pair("共享条件", "Share condition"),
  share_scope: pair("共享范围", "Share scope"),
  use_purpose: pair("使用用途", "Purpose of use"),
  no_share_basis_type: pair("不予共享依据类型", "Kind of basis"),
  no_share_basis_citation: pair("依据名称和条款", "Provision cited"),
  share_mode_category: pair("共享方式分类", "Category of share mode"),
  share_mode: pair("共享方式", "Share mode"),
  open_type: pair("开放类型", "Open type"),
  open_condition: pair("开放条件", "Open condition"),
  update_cycle: UPDATE_CYCLE,
  data_class: pair("数据分类", "Data class"),
  data_level: pair("数据级别", "Data level"),
  network: pair("提供渠道", "Network"),
  system_name: pair("来源系统", "Source system"),
  region_item: pair("区划信息项", "Division item"),
  related_codes: pair("关联资源代码", "Related codes"),
  secrecy_assessed_at: pair("保密风险评估日期", "Secrecy assessed on"),
  pipia_assessed_at: pair("个人信息保护影响评估日期", "Personal data assessed on"),
  secret_flag: pair("涉密", "Secret"),
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
  provider: PROVIDER,
  dept_head_approved_by: pair("部门负责人审核", "Signed by the head"),
} as const;
