/** What the pages are called: the menu knows these and no other words. */
import { pair } from "@/shared/lib/words";

export const WAITING = pair("待我审批", "Waiting for me");
export const DECIDED = pair("已审批", "Decided by me");
export const OPENED = pair("我的申请", "Asked by me");
export const JOBS = pair("我的任务", "Jobs");
