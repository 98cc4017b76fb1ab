import Button from "antd/es/button";
import { Problem, wordsOfError } from "../api/problem";
import { pair, useSay } from "../lib/words";
import styles from "./problem-note.module.css";

const AGAIN = pair("重试", "Try again");

interface ProblemNoteProps {
  readonly error: unknown;
  readonly again?: () => void;
}

/** What went wrong, in a sentence that says what cures it; a fault of ours shows its code too. */
export function ProblemNote({ error, again }: ProblemNoteProps) {
  const say = useSay();
  return (
    <div className={styles.note} role="alert">
      <span className={styles.words}>{say(wordsOfError(error))}</span>
      {error instanceof Problem && error.isOurs && (
        <span className={styles.code}>{error.told.code}</span>
      )}
      {again && (
        <Button size="small" onClick={again}>
          {say(AGAIN)}
        </Button>
      )}
    </div>
  );
}
