/** The calendar of working days. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, put, remove } from "@/shared/api/client";

const CALENDAR = ["standards", "calendar"] as const;

export type Year = Answer<"/api/standards/calendar/{year}", "get">;
export type Day = Year["days"][number];
export type YearList = NonNullable<Asked<"/api/standards/calendar/{year}", "put">["body"]>;
export type DayRule = NonNullable<Asked<"/api/standards/calendar/days/{day}", "put">["body"]>;

export const useYear = (year: number) =>
  useQuery({
    queryKey: [...CALENDAR, year],
    queryFn: () => get("/api/standards/calendar/{year}", { path: { year } }),
  });

export function useCalendarVerbs() {
  const client = useQueryClient();
  const fresh = async (done: Promise<unknown>) => {
    await done;
    await client.invalidateQueries({ queryKey: CALENDAR });
  };
  return {
    enterYear: (year: number, body: YearList) =>
      fresh(put("/api/standards/calendar/{year}", { path: { year }, body })),
    setDay: (day: string, body: DayRule) =>
      fresh(put("/api/standards/calendar/days/{day}", { path: { day }, body })),
    clearDay: (day: string) =>
      fresh(remove("/api/standards/calendar/days/{day}", { path: { day } })),
  };
}
