import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

import { CODE_LISTS, ELEMENTS, NAMING } from "./menu";

export * from "./menu";

export const WORKED = pair("上班", "Worked");
export const FREE = pair("放假", "Free");
export const NOTE = pair("说明", "Note");
export const SOURCE = pair("来源", "Source");
export const EXPORT = pair("导出", "Export");
export const STATE = pair("状态", "State");
export const VERSION = pair("版本", "Version");
export const OWNER = pair("管理单位", "Owner");
export const REASON = pair("原因", "Reason");
export const OPINION = pair("意见", "Opinion");

export const STANDINGS: States = {
  draft: state("草稿", "Draft", "plain"),
  review: state("待审核", "In review", "busy"),
  in_force: state("现行", "In force", "good"),
  replaced: state("已被替代", "Replaced", "wait"),
  withdrawn: state("已废止", "Withdrawn", "bad"),
};
export const SCOPES: States = {
  national: state("国家", "National", "good"),
  industry: state("行业", "Industry", "busy"),
  local: state("地方", "Local", "plain"),
};
/** The letters of the compiling guideline for catalogues. */
export const DATA_TYPES = {
  C: pair("字符型 C", "Text C"),
  N: pair("数值型 N", "Number N"),
  Y: pair("货币型 Y", "Money Y"),
  D: pair("日期型 D", "Date D"),
  T: pair("日期时间型 T", "Moment T"),
  L: pair("逻辑型 L", "Logical L"),
  M: pair("备注型 M", "Memo M"),
  G: pair("通用型 G", "General G"),
  B: pair("双精度型 B", "Double B"),
  I: pair("整型 I", "Integer I"),
  F: pair("浮点型 F", "Float F"),
} as const;
export const CHECKSUMS = {
  citizen_id: pair("公民身份号码", "Citizen number"),
  uscc: pair("统一社会信用代码", "Unified social credit code"),
  org_code: pair("组织机构代码", "Organisation code"),
  bank_card: pair("银行卡号", "Bank card"),
  business_reg: pair("工商注册号", "Business registration"),
  mobile: pair("手机号码", "Mobile number"),
  landline: pair("固定电话", "Landline"),
  plate: pair("机动车号牌", "Number plate"),
  postcode: pair("邮政编码", "Postcode"),
  email: pair("电子邮箱", "E-mail"),
} as const;

/** What the fields of an element are called, by their names on the wire. */
export const ELEMENT_FIELDS = {
  code: pair("内部标识符", "Code"),
  name_zh: pair("中文名称", "Chinese name"),
  initials: pair("拼音首字母", "Initials"),
  name_en: pair("英文名称", "English name"),
  definition: pair("定义", "Definition"),
  data_type: pair("数据类型", "Data type"),
  length_min: pair("最小长度", "Length from"),
  length_max: pair("最大长度", "Length to"),
  precision: pair("小数位数", "Decimals"),
  format: pair("表示格式", "Format"),
  value_range: pair("值域", "Value range"),
  unit: pair("计量单位", "Unit"),
  code_list: pair("代码集", "Code list"),
  checksum: pair("校验规则", "Checksum"),
  synonyms: pair("同义词", "Synonyms"),
  category: pair("分类", "Category"),
  source: SOURCE,
  scope: pair("级别", "Scope"),
  maps_to: pair("对应数据元", "Adapts"),
} as const;

/** What a code list says of itself, by the names on the wire. */
export const LIST_FIELDS = {
  id: pair("编号", "Id"),
  name_zh: pair("名称", "Name"),
  name_en: pair("英文名称", "English name"),
  source: SOURCE,
  description: pair("说明", "Description"),
  scope: pair("级别", "Scope"),
  maps_to: pair("对应代码集", "Adapts"),
} as const;
/** What a code says, by the names on the wire. */
export const CODE_FIELDS = {
  code: pair("代码", "Code"),
  name_zh: pair("名称", "Name"),
  name_en: pair("英文名称", "English name"),
  parent: pair("上级代码", "Above"),
  valid_from: pair("启用日期", "From"),
  valid_to: pair("停用日期", "Until"),
  maps_to: pair("对应代码", "Adapts"),
} as const;
/** How an item lands in an element; `none` where it does not. */
export const LANDS: States = {
  named: state("信息项引用", "Names it", "good"),
  column: state("经绑定的字段", "By its column", "good"),
  none: state("未落标", "Not landed", "plain"),
};
export const MAPPINGS: States = {
  same: state("一致", "The same", "good"),
  renamed: state("代码或名称不同", "Another code or name", "wait"),
  proposed: state("建议对应", "Proposed", "wait"),
  unmapped: state("未对应", "Not mapped", "plain"),
  unknown: state("对应代码不存在", "No such code", "bad"),
  not_valid: state("对应代码不在有效期", "Not valid on the day", "bad"),
  missing: state("未采用", "Not taken over", "plain"),
};

/** What is said of a document, by the names on the wire. */
export const DOCUMENT_FIELDS = {
  number: pair("标准号", "Number"),
  title: pair("名称", "Title"),
  kind: pair("种类", "Kind"),
  issuer: pair("发布机关", "Issued by"),
  issued_on: pair("发布日期", "Issued on"),
  effective_on: pair("实施日期", "In force from"),
  status: STATE,
  note: NOTE,
} as const;
export const DOCUMENT_KINDS = {
  national: pair("国家标准", "National standard"),
  industry: pair("行业标准", "Industry standard"),
  local: pair("地方标准", "Local standard"),
  group: pair("团体标准", "Group standard"),
  enterprise: pair("企业标准", "Enterprise standard"),
  guide: pair("指南", "Guide"),
  law: pair("法规", "Law"),
} as const;
export const DOCUMENT_STATES: States = {
  coming: state("即将实施", "Coming", "wait"),
  current: state("现行", "Current", "good"),
  abolished: state("废止", "Abolished", "bad"),
};
export const USES = {
  element: ELEMENTS,
  code_list: CODE_LISTS,
  naming_rule: NAMING,
  quality_rule: pair("质量规则", "Quality rules"),
  limit: pair("办理时限", "Time limits"),
} as const;
/** What a naming rule says, by the names on the wire. */
export const NAMING_FIELDS = {
  code: pair("规则编号", "Code"),
  applies_to: pair("适用对象", "Applies to"),
  name_zh: pair("名称", "Name"),
  pattern: pair("样式", "Pattern"),
  explanation: pair("说明", "Explanation"),
  length_max: pair("最大长度", "Length at most"),
  is_binding: pair("强制", "Binding"),
  source: SOURCE,
} as const;
export const NAMED = {
  table: pair("数据表", "Tables"),
  column: pair("字段", "Columns"),
  task: pair("任务", "Tasks"),
} as const;

export const DETAILS = {
  codes: pair("代码数", "Codes"),
  new: pair("新增", "New"),
  ended: pair("停用", "Ended"),
  clauses: pair("条款数", "Clauses"),
  source: SOURCE,
  version: VERSION,
  decision: {
    ...pair("结果", "Decision"),
    values: { approve: pair("同意", "Approved"), reject: pair("退回", "Sent back") },
  },
  opinion: OPINION,
  reason: REASON,
};
