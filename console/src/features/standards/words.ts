import { pair } from "@/shared/lib/words";

export * from "./menu";

export const WORKED = pair("上班", "Worked");
export const FREE = pair("放假", "Free");
export const NOTE = pair("说明", "Note");
export const SOURCE = pair("来源", "Source");

export const EVENTS = {
  "standards.code_list.installed": pair("装入代码集", "Code list installed"),
  "standards.calendar.year_entered": pair("录入年度放假安排", "Year's holidays entered"),
  "standards.calendar.day_set": pair("设置工作日", "Day set"),
};
