import Button from "antd/es/button";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { DayForm } from "../parts/day-form";
import { Month } from "../parts/month";
import { YearForm } from "../parts/year-form";
import { useYear, type Year } from "../queries/calendar";
import type { DayCell } from "../rules";
import { CALENDAR, SOURCE } from "../words";
import styles from "./calendar.module.css";

const ABOUT = pair(
  "审批和响应时限按工作日计算，以国务院办公厅公布的放假安排为准。",
  "Time limits count working days, after the official list of holidays.",
);
const ENTER = pair("录入年度安排", "Enter the year's list");
const FALLBACK = pair(
  "本年度的放假安排尚未录入：周一至周五按工作日计算，法定节假日未扣除，时限可能偏短。请在公布后录入。",
  "Nobody has entered this year's list: Monday to Friday count as worked, holidays are not taken out.",
);
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const LEGEND = [
  ["work", pair("工作日", "Worked")],
  ["weekend", pair("周末", "Weekend")],
  ["holiday", pair("放假", "Free")],
  ["makeup", pair("调休上班", "Worked weekend")],
] as const;

export function CalendarPage() {
  const say = useSay();
  const [search] = useSearchParams();
  const year = Number(search.get("year")) || new Date().getFullYear();
  const query = useYear(year);
  const [entering, setEntering] = useState(false);
  const may = query.data?.verbs.includes("enter_year") ?? false;
  return (
    <Page
      title={CALENDAR}
      about={ABOUT}
      actions={
        may && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {say(ENTER)}
          </Button>
        )
      }
    >
      <Loaded query={query}>{(of) => <YearView of={of} />}</Loaded>
      {entering && query.data && <YearForm of={query.data} close={() => setEntering(false)} />}
    </Page>
  );
}

function YearView({ of }: { readonly of: Year }) {
  const say = useSay();
  const [chosen, choose] = useState<DayCell | null>(null);
  const set = new Map(of.days.map((day) => [day.day, day]));
  const may = of.verbs.includes("set_day");
  return (
    <>
      {of.source === null && <p className={styles.warning}>{say(FALLBACK)}</p>}
      <Panel>
        <YearBar of={of} />
        <div className={styles.year}>
          {MONTHS.map((month) => (
            <Month
              key={month}
              year={of.year}
              month={month}
              set={set}
              choose={may ? choose : undefined}
            />
          ))}
        </div>
      </Panel>
      {chosen && <DayForm of={chosen} close={() => choose(null)} />}
    </>
  );
}

function YearBar({ of }: { readonly of: Year }) {
  const say = useSay();
  const { language } = useSpeech();
  const [, setSearch] = useSearchParams();
  const go = (year: number) => setSearch({ year: String(year) });
  return (
    <div className={styles.bar}>
      <Button size="small" onClick={() => go(of.year - 1)}>
        ‹
      </Button>
      <b>{of.year}</b>
      <Button size="small" onClick={() => go(of.year + 1)}>
        ›
      </Button>
      <span>
        {language === "zh" ? `${of.working_days} 个工作日` : `${of.working_days} working days`}
      </span>
      {of.source && (
        <span className={styles.source}>
          {say(SOURCE)}：{of.source}
        </span>
      )}
      <ul className={styles.legend}>
        {LEGEND.map(([kind, words]) => (
          <li key={kind}>
            <i data-kind={kind} />
            {say(words)}
          </li>
        ))}
      </ul>
    </div>
  );
}
