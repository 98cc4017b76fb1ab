import Button from "antd/es/button";
import type { ReactNode } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./list-page.module.css";
import { type Many, meantOf, type Untick } from "./ticks";

const HINT = pair("勾选后可批量办理", "Tick rows to do many at once");
const CLEAR = pair("清除所选", "Clear");

interface TicksBarProps<Row> {
  readonly many: readonly Many<Row>[];
  readonly ticked: readonly Row[];
  readonly untick: Untick;
  readonly clear: () => void;
  /** What stands behind the number of ticks, such as to tick all of a list. */
  readonly offer?: ReactNode;
}

/** What is done with the ticked rows, how many these are, and how they are let go. */
export function TicksBar<Row>({ many, ticked, untick, clear, offer }: TicksBarProps<Row>) {
  const say = useSay();
  const count = ticked.length;
  return (
    <div className={styles.bar}>
      {many.map((one, place) => (
        <Act key={one.words.en} of={one} main={place === 0} ticked={ticked} untick={untick} />
      ))}
      <span className={styles.ticked}>{say(count === 0 ? HINT : tickedWords(count))}</span>
      {many.map(
        (one) =>
          meantOf(one, ticked).tooMany && (
            <span key={one.words.en} role="status">
              {say(mostWords(one))}
            </span>
          ),
      )}
      {count > 0 && (
        <Button type="link" size="small" onClick={clear}>
          {say(CLEAR)}
        </Button>
      )}
      {offer}
    </div>
  );
}

interface ActProps<Row> {
  readonly of: Many<Row>;
  readonly main: boolean;
  readonly ticked: readonly Row[];
  readonly untick: Untick;
}

function Act<Row>({ of, main, ticked, untick }: ActProps<Row>) {
  const say = useSay();
  const { rows, tooMany } = meantOf(of, ticked);
  return (
    <Button
      type={main ? "primary" : "default"}
      danger={of.danger}
      disabled={rows.length === 0 || tooMany}
      onClick={() => of.open(rows, untick)}
    >
      {say(of.words)}
    </Button>
  );
}

const tickedWords = (count: number): Pair => pair(`已选 ${count} 项`, `${count} ticked`);
const mostWords = <Row,>({ words, most = 0 }: Many<Row>): Pair =>
  pair(
    `“${words.zh}”一次最多 ${most} 项，请减少所选。`,
    `“${words.en}” takes ${most} at once: tick fewer.`,
  );
