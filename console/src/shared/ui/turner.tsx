import Button from "antd/es/button";
import { type Pair, useSay } from "../lib/words";

interface TurnerProps {
  readonly page: number;
  readonly last: number;
  readonly turn: (page: number) => void;
  /** What the two buttons are called. */
  readonly before: Pair;
  readonly after: Pair;
}

/** Turns pages that do not stand in the address, of what has more than one. */
export function Turner({ page, last, turn, before, after }: TurnerProps) {
  const say = useSay();
  if (last <= 1) return null;
  return (
    <>
      <Button
        size="small"
        aria-label={say(before)}
        disabled={page === 1}
        onClick={() => turn(page - 1)}
      >
        ‹
      </Button>
      {page} / {last}
      <Button
        size="small"
        aria-label={say(after)}
        disabled={page === last}
        onClick={() => turn(page + 1)}
      >
        ›
      </Button>
    </>
  );
}
