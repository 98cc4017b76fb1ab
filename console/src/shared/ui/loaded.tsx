import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { pair, useSay } from "../lib/words";
import styles from "./loaded.module.css";
import { ProblemNote } from "./problem-note";

const LOADING = pair("正在加载", "Loading");

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

/** Shows what was asked for; until then that it is coming, or why it did not. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNote error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}

/** Grey lines where text will be. */
export function Waiting() {
  const say = useSay();
  return (
    <div className={styles.waiting} role="status" aria-label={say(LOADING)}>
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
