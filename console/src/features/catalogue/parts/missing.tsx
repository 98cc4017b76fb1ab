import { Link } from "react-router";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { useMissing } from "../queries";
import styles from "./missing.module.css";

const COMPLETE = pair(
  "法定内容已齐全，可以提交审核。",
  "Everything that the law asks for is there: it can be submitted.",
);
const HEAD = "dept_head_approved_by";

/** Everything that keeps an entry from being submitted, all at once, each a way to its cure. */
export function Missing({ id }: { readonly id: string }) {
  const say = useSay();
  const { language } = useSpeech();
  const missing = useMissing(id);
  if (!missing.data) return null;
  const gaps = missing.data.rows.filter((gap) => gap.field !== HEAD);
  if (gaps.length === 0) return <p className={styles.complete}>{say(COMPLETE)}</p>;
  return (
    <section className={styles.missing}>
      <h2>
        {language === "zh"
          ? `提交前还需补齐 ${gaps.length} 项`
          : `${gaps.length} to be completed before it can be submitted`}
      </h2>
      <ul>
        {gaps.map((gap) => (
          <li key={`${gap.field} ${gap.en}`}>
            <Link to={placeOf(id, gap.field)}>{say(gap)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where a gap is closed: at its field of the form, or among the items. */
function placeOf(id: string, field: string): string {
  const edit = `/catalogue/entries/${id}/edit`;
  return field.startsWith("items") ? `${edit}?tab=items` : `${edit}?field=${field}`;
}
