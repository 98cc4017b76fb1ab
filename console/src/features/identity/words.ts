import { type Pair, pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const PERSON_STATES: States = {
  active: state("正常", "Active", "good"),
  first: state("待改初始口令", "First password", "wait"),
  locked: state("已锁定", "Locked", "bad"),
  closed: state("已停用", "Closed", "plain"),
};

export const DETAILS = { address: pair("来源地址", "Address") };

export const NAME = pair("姓名", "Name");
export const ACCOUNT = pair("账号", "Account");
export const ORGANISATION = pair("所属机构", "Organisation");
export const ROLES = pair("角色", "Roles");
export const STATE = pair("状态", "State");
export const LOCKED_UNTIL = pair("锁定至", "Locked until");
export const CREATED = pair("开通时间", "Opened");
export const ACTIVE_STATES: States = {
  true: state("正常", "Active", "good"),
  false: state("已停用", "Closed", "plain"),
};
export const KEY_STATES: States = {
  active: state("有效", "Active", "good"),
  expired: state("已过期", "Expired", "plain"),
  revoked: state("已吊销", "Revoked", "bad"),
};
export const LEVELS = {
  province: pair("省级", "Province"),
  city: pair("地级", "City"),
  county: pair("县级", "County"),
  group: pair("汇总码", "Group"),
};
export const KINDS = {
  authority: pair("数据共享主管部门", "Authority"),
  department: pair("部门", "Department"),
  other: pair("其他单位", "Other"),
};

export const REGION = pair("行政区划", "Region");
export const CODE = pair("代码", "Code");
export const LEVEL = pair("级别", "Level");
export const USCC = pair("统一社会信用代码", "Unified credit code");
export const TITLE = pair("名称", "Name");
export const SHORT_NAME = pair("简称", "Short name");
export const KIND = pair("类别", "Kind");
export const PARENT = pair("上级机构", "Above it");
export const KEYS = pair("密钥", "Keys");
export const KEY_ID = pair("密钥编号", "Key id");
export const SECRET = pair("密钥", "Secret");
export const EXPIRES = pair("有效期至", "Valid until");
export const ADDRESSES = pair("允许的来源地址", "Allowed addresses");
export const PERMISSIONS = pair("权限", "Permissions");
export const FIRST_PASSWORD = pair("初始口令", "First password");

/** The modules that bring permissions, by the first word of these. */
export const MODULES: Readonly<Record<string, Pair>> = {
  identity: pair("机构人员", "Identity"),
  standards: pair("标准规范", "Standards"),
  catalogue: pair("数据目录", "Catalogue"),
  collect: pair("数据归集", "Collection"),
  govern: pair("数据治理", "Governance"),
  protect: pair("分类分级", "Protection"),
  share: pair("共享服务", "Sharing"),
  oversee: pair("监督管理", "Oversight"),
  jobs: pair("任务", "Jobs"),
  lake: pair("数据湖", "Lake"),
};
