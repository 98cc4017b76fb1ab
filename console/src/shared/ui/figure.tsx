import { formatCount, NO_FIGURE } from "../lib/formats";
import { type Pair, useSay, useSpeech } from "../lib/words";
import styles from "./figure.module.css";
import { Panel } from "./page";

export interface FigureOf {
  readonly label: Pair;
  /** null: nobody has computed it. A text is a number that was formatted already. */
  readonly value: number | string | null | undefined;
}

const IN_A_ROW = 6;

/** Real numbers in a row; one that nobody computed reads 暂无数据. */
export function Figures({ of }: { readonly of: readonly FigureOf[] }) {
  return (
    <Panel>
      <div className={of.length > IN_A_ROW ? styles.many : styles.figures}>
        {of.map((figure) => (
          <Figure key={figure.label.en} {...figure} />
        ))}
      </div>
    </Panel>
  );
}

function Figure({ label, value }: FigureOf) {
  const say = useSay();
  const { language } = useSpeech();
  const known = value !== null && value !== undefined;
  return (
    <div className={styles.figure}>
      <p className={styles.label}>{say(label)}</p>
      <p className={known ? styles.value : styles.none}>
        {known
          ? typeof value === "number"
            ? formatCount(value, language)
            : value
          : say(NO_FIGURE)}
      </p>
    </div>
  );
}
