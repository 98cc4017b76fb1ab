/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const SHARE = pair("共享交换", "Sharing");
export const APPLICATIONS = pair("共享申请", "Applications");
export const GRANTS = pair("共享授权", "Grants");
export const SERVICES = pair("数据服务", "Services");
export const CALLS = pair("调用记录", "Calls");
export const LIMITS = pair("办理时限", "Time limits");
