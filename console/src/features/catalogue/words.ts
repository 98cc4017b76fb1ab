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
  "catalogue.harvest_source.added": pair("登记外部目录", "Foreign catalogue registered"),
  "catalogue.harvest_source.changed": pair("修改外部目录", "Foreign catalogue changed"),
  "catalogue.harvest_source.removed": pair("删除外部目录", "Foreign catalogue removed"),
  "catalogue.harvest_source.ordered": pair("发起外部目录采集", "Harvest ordered"),
  "catalogue.harvest_source.harvested": pair("采集外部目录", "Foreign catalogue harvested"),
  "catalogue.entry.published": pair("发布", "Published"),
  "catalogue.entry.revised": pair("开始变更", "Revision begun"),
  "catalogue.withdrawal.asked": pair("申请下线", "Withdrawal asked for"),
  "catalogue.withdrawal.recalled": pair("撤回下线申请", "Withdrawal recalled"),
  "catalogue.withdrawal.reviewed": pair("审核下线申请", "Withdrawal reviewed"),
  "catalogue.entry.withdrawn": pair("下线", "Withdrawn"),
  "catalogue.update.required": pair("要求更新目录", "Update required"),
  "catalogue.update.extension_asked": pair("申请更新延期", "More time asked for"),
  "catalogue.update.extension_answered": pair("答复更新延期", "More time answered"),
  "catalogue.update.ended": pair("更新要求办结", "Required update ended"),
  "catalogue.update.reminded": pair("提醒更新到期", "Reminded of the update"),
  "catalogue.synonym.added": pair("添加同义词", "Synonym added"),
  "catalogue.synonym.removed": pair("删除同义词", "Synonym removed"),
  "catalogue.meanings.rebuilt": pair("重建语义检索", "Search by meaning made anew"),
  "catalogue.code_style.set": pair("设置资源代码样式", "Style of codes set"),
  "catalogue.record.added": pair("登记", "Registered"),
  "catalogue.record.changed": pair("修改", "Changed"),
  "catalogue.record.enabled": pair("启用", "Put in use"),
  "catalogue.record.stopped": pair("停用", "Stopped"),
  "catalogue.record.deleted": pair("删除登记", "Record deleted"),
  "catalogue.record.excluded": pair("标为不应编", "Need not be compiled"),
  "catalogue.record.included": pair("恢复应编", "Must be compiled"),
  "catalogue.materials.set": pair("设置事项材料", "Materials set"),
  "catalogue.material.excluded": pair("标为材料不应编", "Material needs no entry"),
  "catalogue.material.included": pair("恢复材料应编", "Material needs an entry"),
  "catalogue.duplicates.sought": pair("查找重复采集", "Duplicates sought"),
  "catalogue.duplicates.found": pair("比对出重复采集线索", "Duplicates found"),
  "catalogue.duplicate.measured": pair("测得抽样重合度", "Overlap measured"),
  "catalogue.duplicate.confirmed": pair("认定重复采集、明确数源部门", "Source named"),
  "catalogue.duplicate.dismissed": pair("认定不重复", "Dismissed as no duplicate"),
  "catalogue.duplicate.reopened": pair("撤回认定、重新认定", "Taken back, to be decided anew"),
  "catalogue.relation.made": pair("建立关联", "Related"),
  "catalogue.relation.ended": pair("解除关联", "Relation ended"),
  "catalogue.subscription.added": pair("新增变更订阅", "Subscription added"),
  "catalogue.subscription.changed": pair("修改变更订阅", "Subscription changed"),
  "catalogue.subscription.paused": pair("暂停推送", "Subscription paused"),
  "catalogue.subscription.resumed": pair("恢复推送", "Subscription resumed"),
  "catalogue.subscription.disabled": pair(
    "接收方不再接收,推送停用",
    "Receiver gone, subscription disabled",
  ),
  "catalogue.subscription.removed": pair("删除变更订阅", "Subscription removed"),
  "catalogue.subscription.secret_rotated": pair("更换签名密钥", "Secret rotated"),
  "catalogue.subscription.tested": pair("发送测试消息", "Test message sent"),
  "catalogue.subscription.replayed": pair("按起点重放变更", "Changes replayed"),
  "catalogue.delivery.replayed": pair("重新推送", "Deliveries replayed"),
};
const DECISIONS = {
  approve: pair("同意", "Approved"),
  return: pair("退回", "Returned"),
  reject: pair("不同意", "Refused"),
};
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
  masking: pair("脱敏要求", "Masking"),
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
