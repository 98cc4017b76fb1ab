import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useInAddress } from "../lib/use-place";
import { type Pair, pair, useSay } from "../lib/words";

const DAY = pair("日期", "Day");
const FORMAT = "YYYY-MM-DD";

interface DayFilterProps {
  /** Under what it stands in the address. */
  readonly name: string;
  readonly label?: Pair;
}

/** Narrows a list to a day, or to what held on it. */
export function DayFilter({ name, label = DAY }: DayFilterProps) {
  const say = useSay();
  const [day, choose] = useInAddress(name);
  return (
    <DatePicker
      aria-label={say(label)}
      placeholder={say(label)}
      value={day ? dayjs(day) : null}
      onChange={(chosen) => choose(chosen?.format(FORMAT))}
    />
  );
}
