/** Numbers and times as people read them. Nothing here invents a value: null stays 暂无数据. */
import type { Language, Pair } from "./words";

export const NO_FIGURE: Pair = { zh: "暂无数据", en: "No data yet" };

const LOCALES: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
const CHINA_MS = 8 * 3600 * 1000;
const BYTES_STEP = 1024;
const BYTE_UNITS = ["B", "KB", "MB", "GB", "TB", "PB"] as const;

/** 1234567 → 1,234,567 */
export function formatCount(value: number | null | undefined, language: Language): string {
  return value == null ? NO_FIGURE[language] : value.toLocaleString(LOCALES[language]);
}

/** 99.942727 → 99.94 */
export function formatFigure(value: number, language: Language): string {
  return value.toLocaleString(LOCALES[language], { maximumFractionDigits: 2 });
}

/** 0.9821 → 98.2%; never rounded up to 100% while something is missing. */
export function formatShare(value: number | null | undefined, language: Language): string {
  if (value == null) return NO_FIGURE[language];
  const percent = Math.floor(value * 1000) / 10;
  return `${percent.toLocaleString(LOCALES[language], { maximumFractionDigits: 1 })}%`;
}

/** 1536 → 1.5 KB */
export function formatBytes(value: number | null | undefined, language: Language): string {
  if (value == null) return NO_FIGURE[language];
  const power = Math.min(
    value < 1 ? 0 : Math.floor(Math.log(value) / Math.log(BYTES_STEP)),
    BYTE_UNITS.length - 1,
  );
  const scaled = value / BYTES_STEP ** power;
  return `${scaled.toLocaleString(LOCALES[language], { maximumFractionDigits: 1 })} ${BYTE_UNITS[power]}`;
}

/** 95 → 1 分 35 秒 */
export function formatSeconds(value: number | null | undefined, language: Language): string {
  if (value == null) return NO_FIGURE[language];
  if (value < 60) {
    const text = value < 10 ? Number(value.toFixed(1)) : Math.round(value);
    return language === "zh" ? `${text} 秒` : `${text} s`;
  }
  const whole = Math.round(value);
  const [hours, minutes, seconds] = [
    Math.floor(whole / 3600),
    Math.floor((whole % 3600) / 60),
    whole % 60,
  ];
  const units = language === "zh" ? ["小时", "分", "秒"] : ["h", "min", "s"];
  return [hours, minutes, seconds]
    .map((part, index) => (part > 0 ? `${part} ${units[index]}` : ""))
    .filter(Boolean)
    .join(" ");
}

/** The seconds between two moments, or until now for one that has not ended. */
export function secondsBetween(
  from: string | null | undefined,
  to: string | null | undefined,
  now: Date,
): number | null {
  if (!from) return null;
  const end = to ? new Date(to) : now;
  return Math.max(0, (end.getTime() - new Date(from).getTime()) / 1000);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** China's clock, read by the UTC getters, wherever the browser stands: the law counts days by it. */
const inChina = (value: Date | string): Date => new Date(new Date(value).getTime() + CHINA_MS);

/** A moment by China's clock: 2026-03-02 09:41 */
export function formatMoment(value: string | null | undefined): string {
  if (!value) return "—";
  const at = inChina(value);
  return `${formatDay(value)} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** The day of a moment by China's clock, or a plain date as it is. */
export function formatDay(value: Date | string | null | undefined): string {
  if (!value) return "—";
  if (typeof value === "string" && value.length === 10) return value;
  const at = inChina(value);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}
