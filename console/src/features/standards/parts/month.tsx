import { pair, useSay, useSpeech } from "@/shared/lib/words";
import type { Day } from "../queries/calendar";
import { type DayCell, monthOf } from "../rules";
import styles from "./month.module.css";

const WEEKDAYS = [
  pair("一", "M"),
  pair("二", "T"),
  pair("三", "W"),
  pair("四", "T "),
  pair("五", "F"),
  pair("六", "S"),
  pair("日", "S "),
];

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly set: ReadonlyMap<string, Day>;
  /** Without it the days can only be read. */
  readonly choose?: (day: DayCell) => void;
}

/** One month: which days are worked. */
export function Month({ year, month, set, choose }: MonthProps) {
  const say = useSay();
  const { language } = useSpeech();
  const title = new Date(year, month - 1, 1).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
    month: "long",
  });
  const [blanks, cells] = split(monthOf(year, month, set));
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.days}>
        {WEEKDAYS.map((weekday) => (
          <span key={weekday.zh} className={styles.weekday}>
            {say(weekday)}
          </span>
        ))}
        {cells.map((cell, index) => (
          <button
            key={cell.day}
            type="button"
            data-kind={cell.kind}
            disabled={!choose}
            title={cell.note || undefined}
            aria-label={`${cell.day} ${cell.note}`}
            style={index === 0 ? { gridColumnStart: blanks + 1 } : undefined}
            onClick={() => choose?.(cell)}
          >
            {cell.number}
          </button>
        ))}
      </div>
    </section>
  );
}

/** How many columns the first week leaves empty, and the days. */
function split(cells: readonly (DayCell | null)[]): [number, DayCell[]] {
  const days = cells.filter((cell) => cell !== null);
  return [cells.length - days.length, days];
}
