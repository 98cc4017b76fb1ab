/** What the standards ask the server: code lists, the calendar of working days. */
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type Asked, get, put, remove } from "@/shared/api/client";

const CODE_LISTS = ["standards", "code-lists"] as const;
const CALENDAR = ["standards", "calendar"] as const;

export type CodeList = Answer<"/api/standards/code-lists/{list_id}", "get">;
export type Code = CodeList["codes"][number];
export type Year = Answer<"/api/standards/calendar/{year}", "get">;
export type Day = Year["days"][number];
export type YearList = NonNullable<Asked<"/api/standards/calendar/{year}", "put">["body"]>;
export type DayRule = NonNullable<Asked<"/api/standards/calendar/days/{day}", "put">["body"]>;

export const useCodeLists = (query: { page: number; size: number; q?: string }) =>
  useQuery({
    queryKey: [...CODE_LISTS, query],
    queryFn: () => get("/api/standards/code-lists", { query }),
    placeholderData: keepPreviousData,
  });

export const useCodeList = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id],
    queryFn: () => get("/api/standards/code-lists/{list_id}", { path: { list_id } }),
  });

export const useCodeListTimeline = (list_id: string) =>
  useQuery({
    queryKey: [...CODE_LISTS, list_id, "timeline"],
    queryFn: () => get("/api/standards/code-lists/{list_id}/timeline", { path: { list_id } }),
  });

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
