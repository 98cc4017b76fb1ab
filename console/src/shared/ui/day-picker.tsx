import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useInAddress } from "../lib/use-place";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./day-picker.module.css";
import { Panel } from "./page";

const DAY = pair("日期", "Day");
const FORMAT = "YYYY-MM-DD";
const CHINA_MINUTES = 8 * 60;
const MS_PER_MINUTE = 60_000;

/** Which day the address asks for; today in China without one. */
export function useDay(): string {
  const [day] = useInAddress("day");
  return day ?? todayInChina();
}

/** The day that it is in China now, whatever the clock of this machine is set to. */
export function todayInChina(): string {
  const shifted = new Date(Date.now() + CHINA_MINUTES * MS_PER_MINUTE);
  return shifted.toISOString().slice(0, FORMAT.length);
}

/** Choosing a day that has come; it stands in the address. */
export function DayPicker() {
  const say = useSay();
  const day = useDay();
  const [, setDay] = useInAddress("day");
  return (
    <DatePicker
      aria-label={say(DAY)}
      allowClear={false}
      format={FORMAT}
      value={dayjs(day)}
      maxDate={dayjs(todayInChina())}
      onChange={(chosen) => setDay(chosen?.format(FORMAT))}
    />
  );
}

interface DayBarProps {
  /** What is shown of the day. */
  readonly about: Pair;
}

/** The day whose state a tab shows, and what that is. */
export function DayBar({ about }: DayBarProps) {
  const say = useSay();
  return (
    <Panel>
      <div className={styles.bar}>
        <DayPicker />
        <span>{say(about)}</span>
      </div>
    </Panel>
  );
}
