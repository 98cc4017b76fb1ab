import { Link } from "react-router";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import type { Application } from "../queries/applications";
import styles from "./missing.module.css";

const PAUSED = pair(
  "补正期间不计入答复期限；补正后从原处继续办理。",
  "Meanwhile the clock rests; once completed, the application goes on where it stopped.",
);

/** Everything that an application lacks, all at once (一次性告知), each a way to its cure. */
export function Missing({ of }: { readonly of: Application }) {
  const say = useSay();
  const { language } = useSpeech();
  if (of.missing.length === 0) return null;
  const may = of.verbs.includes("supplement");
  return (
    <section className={styles.missing}>
      <h2>
        {language === "zh"
          ? `一次性告知：需要补正 ${of.missing.length} 项`
          : `To be completed: ${of.missing.length}`}
      </h2>
      <p>{say(PAUSED)}</p>
      <ul>
        {of.missing.map((gap) => (
          <li key={`${gap.field} ${gap.zh}`}>
            {may ? <Link to={placeOf(of.id, gap.field)}>{say(gap)}</Link> : say(gap)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a gap is closed: at its field of the form. What a reviewer wrote names no field. */
function placeOf(id: string, field: string): string {
  const edit = `/share/applications/${id}/edit`;
  return field ? `${edit}?field=${field}` : edit;
}
