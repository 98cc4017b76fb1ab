import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const STATES: States = {
  draft: state("草稿", "Draft", "plain"),
  in_use: state("在用", "In use", "good"),
  stopped: state("停用", "Stopped", "bad"),
};
export const COVERED: States = {
  yes: state("已编目", "Compiled", "good"),
  partly: state("部分编目", "Compiled in part", "wait"),
  no: state("应编未编", "Not yet compiled", "wait"),
  excluded: state("不应编", "Need not be compiled", "plain"),
};
/** What a list can be narrowed to. */
export const COVERED_SOUGHT = {
  due: pair("应编（全部）", "Due, all of them"),
  yes: pair("已编目", "Compiled"),
  partly: pair("部分编目", "Compiled in part"),
  no: pair("应编未编（含部分编目）", "Not yet compiled, or in part"),
  excluded: pair("不应编", "Need not be compiled"),
};
export const STANDINGS: States = {
  covered: state("已编目", "Compiled", "good"),
  drafted: state("编制中", "Being compiled", "busy"),
  due: state("应编未编", "Not yet compiled", "wait"),
  own: state("申请人自备", "Applicant's own", "plain"),
  excluded: state("不应编", "Need not be compiled", "plain"),
};
export const LEVELS = {
  national: pair("国家级", "National"),
  province: pair("省级", "Province"),
  city: pair("市级", "City"),
  county: pair("县级", "County"),
  town: pair("乡级", "Town"),
  village: pair("村级", "Village"),
};
export const POWERS = {
  licence: pair("行政许可", "Licence"),
  penalty: pair("行政处罚", "Penalty"),
  coercion: pair("行政强制", "Coercion"),
  levy: pair("行政征收", "Levy"),
  payment: pair("行政给付", "Payment"),
  inspection: pair("行政检查", "Inspection"),
  confirmation: pair("行政确认", "Confirmation"),
  reward: pair("行政奖励", "Reward"),
  ruling: pair("行政裁决", "Ruling"),
  other: pair("其他行政权力", "Other power"),
};
export const KINDS = { ...POWERS, public_service: pair("公共服务", "Public service") };
export const USES = {
  needed: pair("申请材料", "Needed"),
  produced: pair("办理结果", "Produced"),
};
export const SOURCES = {
  government: pair("政府部门核发", "Issued by the government"),
  applicant: pair("申请人自备", "Provided by the applicant"),
  other: pair("其他", "Other"),
};
export const PRODUCED_HERE = pair("本单位产生", "Produced here");
export const NETWORKS = {
  government: pair("政务外网", "Government network"),
  internet: pair("互联网", "Internet"),
  dedicated: pair("部门专网", "Dedicated network"),
};
export const THINGS = {
  duty: pair("权责事项", "Duty"),
  service_item: pair("政务服务事项", "Service item"),
  system: pair("应用系统", "System"),
  entry: pair("数据目录", "Entry"),
};
/** What a relation is called from where it goes, and from where it arrives. */
export const OUTWARD = {
  from_system: pair("来源系统", "Comes from"),
  needs: pair("需要的数据", "Needs"),
  produces: pair("产生的数据", "Produces"),
  based_on: pair("依据的权责", "Is based on"),
  supported_by: pair("支撑系统", "Is supported by"),
  related: pair("相关目录", "Is related to"),
};
export const INWARD = {
  from_system: pair("产生的目录", "Source of"),
  needs: pair("需要它的事项", "Needed by"),
  produces: pair("产生它的事项", "Produced by"),
  based_on: pair("依据它的事项", "Basis of"),
  supported_by: pair("支撑的事项", "Supports"),
  related: pair("相关目录", "Is related to"),
};
/** What a relation is called, seen from one of its ends. */
export const calledFrom = (line: {
  readonly kind: keyof typeof OUTWARD;
  readonly outward: boolean;
}) => (line.outward ? OUTWARD : INWARD)[line.kind];
export const DETAILS = {
  reason: pair("理由", "Reason"),
  target: pair("对象", "Other end"),
  material: pair("材料", "Material"),
};
export const DUPLICATE_STATES: States = {
  found: state("待认定", "To be decided", "wait"),
  confirmed: state("已认定", "Confirmed", "good"),
  dismissed: state("不重复", "No duplicate", "plain"),
};
export const DEGREES: States = {
  high: state("高", "High", "bad"),
  medium: state("中", "Medium", "wait"),
  low: state("低", "Low", "plain"),
};
export const DUPLICATE_WAS = {
  ...pair("原认定", "It was"),
  values: {
    confirmed: pair("重复采集", "One collection"),
    dismissed: pair("不重复", "No duplicate"),
  },
};
export const FIELDS = {
  name: pair("名称", "Name"),
  code: pair("编码", "Code"),
  kind: pair("类型", "Kind"),
  power: pair("权力类型", "Kind of power"),
  level: pair("行使层级", "Level"),
  organisation: pair("所属单位", "Organisation"),
  region: pair("行政区划", "Division"),
  basis: pair("设定依据", "Legal basis"),
  parent: pair("上级权责", "Duty above"),
  domains: pair("所属领域", "Domains"),
  handling_days: pair("办理时限（工作日）", "Working days"),
  short_name: pair("简称", "Short name"),
  network: pair("所在网络", "Network"),
  go_live_on: pair("上线日期", "Live since"),
  databases: pair("数据库类型", "Databases"),
  application: pair("数据调用身份", "Caller of services"),
  note: pair("备注", "Note"),
  status: pair("状态", "State"),
  covered: pair("编目情况", "Coverage"),
  changed_at: pair("更新时间", "Changed"),
  created: pair("登记", "Registered"),
  excluded_reason: pair("不应编理由", "Why not to be compiled"),
} as const;
export const MATERIAL = pair("材料", "Material");
export const MATERIALS = pair("材料与结果", "Materials");
export const USE = pair("用途", "Use");
export const SOURCE = pair("来源渠道", "Source");
export const ISSUER = pair("核发部门", "Issuer");
export const REQUIRED = pair("必需", "Required");
export const ENTRY = pair("对应目录", "Entry");
export const REASON = pair("理由", "Reason");
