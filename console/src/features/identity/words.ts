import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export const PERSON_STATES: States = {
  active: state("正常", "Active", "good"),
  first_password: state("待改初始口令", "First password", "wait"),
  locked: state("已锁定", "Locked", "bad"),
  retired: state("已停用", "Retired", "plain"),
};

export const EVENTS = {
  "identity.person.created": pair("创建人员", "Person created"),
  "identity.person.locked": pair("锁定账号", "Account locked"),
  "identity.role.assigned": pair("授予角色", "Role assigned"),
  "identity.session.opened": pair("登录", "Signed in"),
};

export const DETAILS = { role: pair("角色", "Role") };

export const PEOPLE = pair("人员", "People");
export const NAME = pair("姓名", "Name");
export const ACCOUNT = pair("账号", "Account");
export const ORGANISATION = pair("所属机构", "Organisation");
export const ROLES = pair("角色", "Roles");
export const STATE = pair("状态", "State");
export const LAST_SIGNED_IN = pair("最近登录", "Last signed in");
export const CREATED = pair("创建时间", "Created");
