/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const PEOPLE = pair("人员", "People");
export const REGIONS = pair("行政区划", "Regions");
export const ORGANISATIONS = pair("机构", "Organisations");
export const ROLE_LIST = pair("角色权限", "Roles");
export const APPLICATIONS = pair("应用系统", "Application systems");
export const OWN_KEYS = pair("我的密钥", "My keys");
