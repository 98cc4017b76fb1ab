import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const PERSON_STATES: States = {
  active: state("正常", "Active", "good"),
  first: state("待改初始口令", "First password", "wait"),
  locked: state("已锁定", "Locked", "bad"),
  closed: state("已停用", "Closed", "plain"),
};

export const EVENTS = {
  "identity.administrator.installed": pair("建立首个管理员", "First administrator installed"),
  "identity.person.added": pair("开通账号", "Account opened"),
  "identity.person.roles_set": pair("调整角色", "Roles changed"),
  "identity.person.closed": pair("停用账号", "Account closed"),
  "identity.person.reopened": pair("恢复账号", "Account reopened"),
  "identity.person.linked": pair("绑定统一身份认证", "Linked to the sign-on provider"),
  "identity.person.password_reset": pair("重置口令", "Password reset"),
  "identity.person.password_changed": pair("修改口令", "Password changed"),
  "identity.person.signed_in": pair("登录", "Signed in"),
  "identity.person.signed_out": pair("退出登录", "Signed out"),
  "identity.person.sign_in_failed": pair("登录失败", "Sign-in failed"),
  "identity.person.locked_out": pair("多次输错口令，账号锁定", "Locked out"),
};

export const DETAILS = { address: pair("来源地址", "Address") };

export const PEOPLE = pair("人员", "People");
export const NAME = pair("姓名", "Name");
export const ACCOUNT = pair("账号", "Account");
export const ORGANISATION = pair("所属机构", "Organisation");
export const ROLES = pair("角色", "Roles");
export const STATE = pair("状态", "State");
export const LOCKED_UNTIL = pair("锁定至", "Locked until");
export const CREATED = pair("开通时间", "Opened");
export const FIRST_PASSWORD = pair("初始口令", "First password");
