/** The kinds of things in the graph: what they are called, how they are coloured, where their pages are. */
import { type Pair, pair } from "@/shared/lib/words";
import type { Kind, NodeRef } from "./queries";

export const KINDS: Readonly<Record<Kind, Pair>> = {
  service_item: pair("政务服务事项", "Service item"),
  duty: pair("权责事项", "Duty"),
  entry: pair("数据目录", "Entry"),
  item: pair("信息项", "Item"),
  system: pair("应用系统", "System"),
  source: pair("数据源", "Source"),
  flow: pair("归集任务", "Flow"),
  table: pair("库表", "Table"),
  column: pair("字段", "Column"),
  service: pair("服务", "Service"),
  application: pair("共享申请", "Application"),
  grant: pair("授权", "Grant"),
  call: pair("调用", "Calls"),
};

/** Colours that differ in lightness too, so that they are told apart without colours. */
export const COLOURS: Readonly<Record<Kind, string>> = {
  service_item: "#a8327a",
  duty: "#8a5a00",
  entry: "#1f5fbf",
  item: "#9db9e3",
  system: "#1b7f5c",
  source: "#4d6b2f",
  flow: "#8fb35f",
  table: "#5b4a9c",
  column: "#b8aede",
  service: "#00798a",
  application: "#c98a1b",
  grant: "#d96f32",
  call: "#e6b8a2",
};

const PAGES: Partial<Record<Kind, (id: string) => string>> = {
  service_item: (id) => `/catalogue/service-items/${id}`,
  duty: (id) => `/catalogue/duties/${id}`,
  entry: (id) => `/catalogue/entries/${id}`,
  system: (id) => `/catalogue/systems/${id}`,
  source: (id) => `/collect/sources/${id}`,
  flow: (id) => `/collect/flows/${id}`,
  service: (id) => `/share/services/${encodeURIComponent(id)}`,
  application: (id) => `/share/applications/${id}`,
  grant: (id) => `/share/grants/${id}`,
};

/** The page of a thing; null for those that are shown on the page of another. */
export const pageOf = ({ kind, id }: NodeRef): string | null => PAGES[kind]?.(id) ?? null;
