const SHOW_ALL_MAX = 7;

/** The page numbers to offer: first, last, and those near; -1 and -2 stand for what is left out. */
export function pagesAround(page: number, last: number): number[] {
  if (last <= SHOW_ALL_MAX) return Array.from({ length: last }, (_, index) => index + 1);
  const from = Math.max(2, Math.min(page - 1, last - 4));
  const until = Math.min(last - 1, Math.max(page + 1, 5));
  const near = Array.from({ length: until - from + 1 }, (_, index) => from + index);
  return [1, ...(from > 2 ? [-1] : []), ...near, ...(until < last - 1 ? [-2] : []), last];
}
