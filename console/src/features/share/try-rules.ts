import { type Pair, pair } from "@/shared/lib/words";
import type { QueryBody, VerifyBody } from "./queries/exits";

/** One line of a form: which item, how it is compared, with what. */
export interface Line {
  readonly item?: string;
  readonly op?: string;
  readonly value?: string;
}
/** What is asked; either part may be empty. */
export interface Question {
  readonly purpose?: string;
  readonly items?: readonly string[];
  readonly filters?: readonly Line[];
  readonly limit?: number | null;
  readonly keys?: readonly Line[];
  readonly claims?: readonly Line[];
}

export interface Tried extends Question {
  readonly key: string;
  readonly secret: string;
}

export const EQUAL = "eq";
export const OPERATORS: Readonly<Record<string, Pair>> = {
  [EQUAL]: pair("等于", "is"),
  ne: pair("不等于", "is not"),
  lt: pair("小于", "below"),
  le: pair("不大于", "at most"),
  gt: pair("大于", "above"),
  ge: pair("不小于", "at least"),
  in: pair("属于", "one of"),
  starts_with: pair("开头是", "begins with"),
  contains: pair("包含", "contains"),
  within: pair("位于区划", "within the division"),
  is_null: pair("为空", "is empty"),
  not_null: pair("不为空", "is filled"),
};
const WITHOUT_VALUE = ["is_null", "not_null"];
const BETWEEN_VALUES = /[,，、\s]+/;

export const needsValue = (op: string | undefined): boolean => !WITHOUT_VALUE.includes(op ?? EQUAL);

/** A query as it is sent; several lines on one item all have to hold. */
export function queryOf({ purpose, items, filters = [], limit }: Question): QueryBody {
  const by: Record<string, { op: string; value: string | string[] | null }[]> = {};
  for (const { item, op = EQUAL, value = "" } of filters) {
    if (item) by[item] = [...(by[item] ?? []), { op, value: comparedWith(op, value) }];
  }
  return {
    items: [...(items ?? [])],
    filters: by,
    limit: limit ?? null,
    offset: 0,
    purpose: purpose ?? "",
  };
}

function comparedWith(op: string, value: string): string | string[] | null {
  if (!needsValue(op)) return null;
  return op === "in" ? value.split(BETWEEN_VALUES).filter(Boolean) : value;
}

/** A verification as it is sent. */
export const verifyOf = ({ purpose, keys, claims }: Question): VerifyBody => ({
  keys: valuesOf(keys),
  claims: valuesOf(claims),
  purpose: purpose ?? "",
});

const valuesOf = (lines: readonly Line[] = []): Record<string, string> =>
  Object.fromEntries(lines.flatMap(({ item, value }) => (item ? [[item, value ?? ""]] : [])));
