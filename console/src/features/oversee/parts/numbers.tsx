import { Link } from "react-router";
import { formatCount, NO_FIGURE } from "@/shared/lib/formats";
import { useSay, useSpeech } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import type { Overview } from "../queries";
import styles from "./numbers.module.css";

/** The only unit that is written alike in both languages. */
const PER_CENT = "%";

type NumberOf = Overview["numbers"][number];

/** Real numbers, each a way to what was counted; one without a value reads 暂无数据. */
export function Numbers({ of }: { readonly of: readonly NumberOf[] }) {
  return (
    <Panel>
      <ul className={styles.numbers}>
        {of.map((number) => (
          <li key={number.code}>
            <Link to={number.link}>
              <One of={number} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function One({ of }: { readonly of: NumberOf }) {
  const say = useSay();
  const { language } = useSpeech();
  return (
    <>
      <span className={styles.label}>{say(of)}</span>
      {of.value === null ? (
        <span className={styles.none}>{say(NO_FIGURE)}</span>
      ) : (
        <span className={styles.value}>
          {formatCount(of.value, language)}
          {(language === "zh" || of.unit === PER_CENT) && <small>{of.unit}</small>}
          {of.beside && <small className={styles.beside}>{say(of.beside)}</small>}
        </span>
      )}
    </>
  );
}
