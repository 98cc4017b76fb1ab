import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const GOVERN = pair("数据治理", "Governance");
export const TABLES = pair("湖中库表", "Lake tables");

export const TABLE = pair("库表", "Table");
export const OWNER = pair("所属机构", "Owner");
export const ROWS = pair("行数", "Rows");
export const SCORE = pair("质量得分", "Quality score");
export const LEVEL = pair("数据级别", "Level");
export const TYPE = pair("敏感类型", "Sensitive type");
export const UPDATED = pair("更新时间", "Updated");
export const FORMAT = pair("来源格式", "Came from");
export const COLUMN = pair("字段", "Column");
export const COLUMN_TYPE = pair("类型", "Type");
export const KEY = pair("主键", "Key");
export const NULLABLE = pair("可为空", "May be empty");
export const RULE = pair("规则", "Rule");
export const RULES = pair("质量规则", "Rules");
export const KIND = pair("规则类型", "Kind");
export const SEVERITY = pair("处置方式", "What becomes of it");
export const SOURCE = pair("依据", "Source");
export const WEIGHT = pair("权重", "Weight");
export const ACTIVE = pair("状态", "State");
export const EVALUATED = pair("检查行数", "Rows judged");
export const BAD = pair("问题行数", "Bad rows");
export const CHECKED_AT = pair("检查时间", "Checked");
export const STAGE = pair("检查环节", "Stage");
export const CHECKED_ROWS = pair("检查总行数", "Rows");
export const SET_ASIDE = pair("隔离行数", "Set aside");
export const REASON = pair("原因", "Why");
export const ROW = pair("原始数据", "The row");
export const SET_ASIDE_AT = pair("隔离时间", "Set aside at");
export const SNAPSHOT = pair("快照", "Snapshot");
export const SNAPSHOT_AT = pair("时间", "At");
export const OPERATION = pair("操作", "Operation");
export const YES = pair("是", "Yes");
export const NO = pair("否", "No");
export const DO = pair("操作", "Do");

export const SEVERITIES: States = {
  quarantine: state("隔离", "Set aside", "bad"),
  suspect: state("存疑", "Suspect", "wait"),
};
export const ACTIVE_STATES: States = {
  true: state("启用", "On", "good"),
  false: state("停用", "Off", "plain"),
};
export const STAGES: States = {
  landing: state("入湖检查", "On landing", "busy"),
  scheduled: state("存量检查", "As it lies", "plain"),
};
export const OPERATIONS = {
  append: pair("追加", "Append"),
  overwrite: pair("合并更新", "Merge"),
  replace: pair("整理", "Compaction"),
  delete: pair("删除", "Delete"),
};

export const KINDS = {
  not_null: pair("非空", "Not empty"),
  unique: pair("唯一", "Unique"),
  check_digit: pair("号码校验", "Number check"),
  regex: pair("格式", "Format"),
  length: pair("长度", "Length"),
  code_list: pair("代码集", "Code list"),
  range: pair("值域", "Range"),
  date_valid: pair("日期有效", "Valid date"),
  reference: pair("关联存在", "Reference"),
  expression: pair("业务规则", "Business rule"),
};
export const CHECKS = {
  citizen_id: pair("公民身份号码", "Citizen identity number"),
  uscc: pair("统一社会信用代码", "Unified social credit code"),
  org_code: pair("组织机构代码", "Organisation code"),
  bank_card: pair("银行账号", "Bank card"),
  business_reg: pair("营业执照注册号", "Business registration number"),
  mobile: pair("手机号码", "Mobile number"),
  landline: pair("固定电话", "Landline number"),
  plate: pair("车牌号", "Vehicle plate"),
  postcode: pair("邮政编码", "Postcode"),
  email: pair("电子邮箱", "E-mail address"),
};

export const DETAILS = {
  code: RULE,
  rows: CHECKED_ROWS,
  set_aside: SET_ASIDE,
  score: SCORE,
  items: pair("信息项数", "Items"),
  files_removed: pair("合并的文件", "Files merged"),
  snapshots_removed: pair("清理的快照", "Snapshots let go"),
};
