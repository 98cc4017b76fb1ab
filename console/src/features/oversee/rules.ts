interface Day {
  readonly day: string;
  readonly count: number;
}

const DAY_MS = 24 * 3600 * 1000;

/** Days from the first to the last, the quiet ones with nothing. */
export function daysInOrder(days: readonly Day[]): Day[] {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const moments = days.map(({ day }) => Date.parse(day));
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const length = days.length > 0 ? (last - first) / DAY_MS + 1 : 0;
  return Array.from({ length }, (_, at) => {
    const day = new Date(first + at * DAY_MS).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
}

const NATION = "100000";
const PROVINCE_DIGITS = 2;

/** Which map shows the divisions below one: the nation's, or a province's; of a city there is none. */
export function mapOf(division: string): string | null {
  if (division === "") return NATION;
  return division.length === PROVINCE_DIGITS ? `${division}0000` : null;
}
