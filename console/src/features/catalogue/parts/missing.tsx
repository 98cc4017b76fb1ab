import { Link } from "react-router";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { useMissing } from "../queries";
import styles from "./missing.module.css";

const COMPLETE = pair(
  "法定内容已齐全，可以提交审核。",
  "Everything that the law asks for is there: it can be submitted.",
);
const NOTICE = pair("提示（不影响提交）", "To be looked at; it can be submitted all the same");
const REMARKS = pair("请在审核时核实", "To be looked at before it is decided");
const HEAD = "dept_head_approved_by";

/** Everything that keeps an entry from being submitted, all at once, each a way to its cure. */
export function Missing({ id }: { readonly id: string }) {
  const say = useSay();
  const { language } = useSpeech();
  const missing = useMissing(id);
  if (!missing.data) return null;
  const gaps = missing.data.rows.filter((gap) => gap.field !== HEAD);
  const { notices } = missing.data;
  return (
    <>
      {gaps.length === 0 ? (
        <p className={styles.complete}>{say(COMPLETE)}</p>
      ) : (
        <section className={styles.missing}>
          <h2>
            {language === "zh"
              ? `提交前还需补齐 ${gaps.length} 项`
              : `${gaps.length} to be completed before it can be submitted`}
          </h2>
          <Gaps id={id} of={gaps} />
        </section>
      )}
      {notices.length > 0 && (
        <section className={`${styles.missing} ${styles.notices}`}>
          <h2>{say(NOTICE)}</h2>
          <Gaps id={id} of={notices} />
        </section>
      )}
    </>
  );
}

/** What a reviewer should look at again before deciding. */
export function Remarks({ id }: { readonly id: string }) {
  const say = useSay();
  const missing = useMissing(id);
  const notices = missing.data?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <section className={`${styles.missing} ${styles.notices}`}>
      <h2>{say(REMARKS)}</h2>
      <ul>
        {notices.map((gap) => (
          <li key={`${gap.field} ${gap.en}`}>{say(gap)}</li>
        ))}
      </ul>
    </section>
  );
}

interface GapsProps {
  readonly id: string;
  readonly of: readonly { readonly field: string; readonly zh: string; readonly en: string }[];
}

function Gaps({ id, of }: GapsProps) {
  const say = useSay();
  return (
    <ul>
      {of.map((gap) => (
        <li key={`${gap.field} ${gap.en}`}>
          <Link to={placeOf(id, gap.field)}>{say(gap)}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Where a gap is closed: at its field of the form, or among the items. */
function placeOf(id: string, field: string): string {
  const edit = `/catalogue/entries/${id}/edit`;
  return field.startsWith("items") ? `${edit}?tab=items&field=${field}` : `${edit}?field=${field}`;
}
