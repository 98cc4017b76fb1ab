/** The types of the lake in words. */
import { type Pair, pair, wordsOf } from "./words";

/** What a column of the lake holds, by its type's own name. */
export const COLUMN_TYPES: Readonly<Record<string, Pair>> = {
  string: pair("文本", "Text"),
  boolean: pair("是否", "Yes or no"),
  int: pair("整数", "Integer"),
  long: pair("长整数", "Long integer"),
  float: pair("单精度小数", "Float"),
  double: pair("双精度小数", "Double"),
  date: pair("日期", "Date"),
  time: pair("时间", "Time"),
  timestamp: pair("日期时间", "Moment"),
  timestamptz: pair("日期时间（带时区）", "Moment with zone"),
  binary: pair("二进制", "Binary"),
};

/** A type in words; `decimal(18, 2)` keeps what stands in its brackets. */
export function columnType(type: string): Pair {
  const decimal = /^decimal(.*)$/.exec(type);
  if (decimal) return pair(`定点小数${decimal[1]}`, `Decimal${decimal[1]}`);
  return wordsOf(COLUMN_TYPES, type);
}
