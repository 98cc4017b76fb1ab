import { Link } from "react-router";
import { formatCount, formatDay, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import type { Grant } from "../queries/grants";
import { lastDay } from "../rules";
import * as words from "../words";
import { Divisions } from "./divisions";
import { Modes } from "./modes";
import styles from "./share.module.css";

const SEE = pair("查看申请", "See the application");
const WHY = pair("理由", "Reason");

/** All that a grant allows. */
export function GrantFacts({ of }: { readonly of: Grant }) {
  const say = useSay();
  const { language } = useSpeech();
  return (
    <>
      {of.reason && (
        <p className={styles.advice}>
          {say(words.GRANT_STATES[of.status] ?? WHY)}。{say(WHY)}：{of.reason}
        </p>
      )}
      <Panel>
        <Labelled
          of={[
            { label: words.MODE, value: <Modes of={of.modes} /> },
            { label: words.UNTIL, value: formatDay(lastDay(of.until)) },
            { label: words.PER_MINUTE, value: formatCount(of.calls_per_minute, language) },
            { label: words.ROWS_MAX, value: formatCount(of.rows_max, language) },
            { label: words.GIVEN, value: formatMoment(of.given_at) },
            {
              label: pair("依据", "By"),
              value: <Link to={`/share/applications/${of.application_id}`}>{say(SEE)}</Link>,
            },
            {
              label: words.ENTRY,
              value: (
                <Link to={`/catalogue/entries/${of.entry_id}`}>
                  {of.entry_name} V{of.entry_version}
                </Link>
              ),
            },
            {
              label: words.DIVISIONS,
              value: <Divisions codes={of.divisions} names={of.division_names} />,
              wide: true,
            },
            {
              label: words.PURPOSE,
              value: <span className={styles.text}>{of.purpose}</span>,
              wide: true,
            },
          ]}
        />
      </Panel>
    </>
  );
}
