import { pair } from "@/shared/lib/words";

export const STANDARDS = pair("标准规范", "Standards");
export const CODE_LISTS = pair("代码集", "Code lists");
export const CALENDAR = pair("工作日历", "Working days");
export const WORKED = pair("上班", "Worked");
export const FREE = pair("放假", "Free");
export const NOTE = pair("说明", "Note");
export const SOURCE = pair("来源", "Source");

export const EVENTS = {
  "standards.code_list.installed": pair("装入代码集", "Code list installed"),
  "standards.calendar.year_entered": pair("录入年度放假安排", "Year's holidays entered"),
  "standards.calendar.day_set": pair("设置工作日", "Day set"),
};
