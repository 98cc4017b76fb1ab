import type { UseQueryResult } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useEffect, useState } from "react";
import { type Pair, pair, useSay } from "../lib/words";
import { ProblemNote } from "./problem-note";

/** How many rows the server hands out in one page. */
const ROWS_MAX = 200;

interface Ask {
  readonly page: number;
  readonly size: number;
}
interface TickAllProps<Row, A extends Ask> {
  /** The hook that reads the list, and what the list is asked. */
  readonly useRows: (ask: A) => UseQueryResult<{ readonly rows: readonly Row[] }>;
  readonly ask: A;
  readonly total: number;
  /** How many may be ticked at once. */
  readonly most: number;
  readonly take: (rows: readonly Row[]) => void;
}

/** Ticks everything that was found, on whatever page it stands; of too many, the first. */
export function TickAll<Row, A extends Ask>(props: TickAllProps<Row, A>) {
  const { total, most, take, ask, useRows } = props;
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const size = Math.min(most, ROWS_MAX);
  const taken = (rows: readonly Row[]) => {
    setAsking(false);
    take(rows);
  };
  return (
    <>
      <Button type="link" size="small" loading={asking} onClick={() => setAsking(true)}>
        {say(allWords(total, size))}
      </Button>
      {asking && <EveryRow useRows={useRows} ask={{ ...ask, page: 1, size }} taken={taken} />}
    </>
  );
}

interface EveryRowProps<Row, A extends Ask> extends Pick<TickAllProps<Row, A>, "useRows" | "ask"> {
  readonly taken: (rows: readonly Row[]) => void;
}

/** Reads the rows and hands them on; what was read before is not good enough. */
function EveryRow<Row, A extends Ask>({ useRows, ask, taken }: EveryRowProps<Row, A>) {
  const { data, error, isFetching, refetch } = useRows(ask);
  useEffect(() => {
    if (data && !isFetching) taken(data.rows);
  }, [data, isFetching, taken]);
  return error && !isFetching ? <ProblemNote error={error} again={() => void refetch()} /> : null;
}

const allWords = (total: number, most: number): Pair =>
  total > most
    ? pair(`选择前 ${most} 条（共 ${total} 条）`, `Tick the first ${most} of ${total}`)
    : pair(`选择全部 ${total} 条`, `Tick all ${total}`);
