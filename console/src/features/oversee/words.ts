import { pair } from "@/shared/lib/words";
import { state } from "@/shared/ui/status-tag";

export * from "./menu";

export const FRESHNESS = pair("数据更新及时性", "How fresh the data are");
export const ENTRY = pair("目录", "Entry");
export const PROVIDER = pair("提供单位", "Provider");
export const TABLE = pair("库表", "Table");
export const CYCLE = pair("更新周期", "Update cycle");
export const RENEWED = pair("最近更新", "Renewed last");
export const STATE = pair("状态", "State");
export const FRESHNESS_STATES = {
  fresh: state("按周期更新", "Renewed in time", "good"),
  late: state("逾期未更新", "Late", "bad"),
  never: state("从未更新", "Never renewed", "wait"),
  unclocked: state("无固定周期", "Without a cycle", "plain"),
};
