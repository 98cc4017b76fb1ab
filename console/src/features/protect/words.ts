import { type Pair, pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export * from "./menu";

export const TABLE = pair("库表", "Table");
export const LEVEL = pair("数据级别", "Level");
export const TYPE = pair("敏感类型", "Sensitive type");
export const GRADED = pair("定级时间", "Graded");
export const SAMPLED = pair("抽样行数", "Rows sampled");

export const LEVELS: States = {
  G1: state("一般数据1级", "General, level 1", "plain"),
  G2: state("一般数据2级", "General, level 2", "plain"),
  G3: state("一般数据3级", "General, level 3", "busy"),
  G4: state("一般数据4级", "General, level 4", "wait"),
  IMPORTANT: state("重要数据", "Important data", "bad"),
  CORE: state("核心数据", "Core data", "bad"),
};
export const SOURCES: States = {
  auto: state("自动识别", "Recognised", "plain"),
  manual: state("人工定级", "Graded by a person", "good"),
};

export const DETAILS = {
  column: pair("字段", "Column"),
  before: { ...pair("原级别", "Before"), values: LEVELS },
  after: { ...pair("新级别", "After"), values: LEVELS },
  reason: pair("理由", "Reason"),
};

const AS_IS = pair("原样显示", "As it is");
const HIDDEN = pair("不显示", "Not shown");
const STARS = pair("全部遮盖", "Covered");
const STRICT = pair("严格脱敏", "Masked strictly");
const MASKED = pair("部分遮盖", "Masked in part");

/** How a column is shown by default to those who are granted it. */
export function maskWords(mask: string | null): Pair {
  if (mask === null) return AS_IS;
  if (mask === "hidden") return HIDDEN;
  if (mask === "stars") return STARS;
  return mask.startsWith("strict_") ? STRICT : MASKED;
}
