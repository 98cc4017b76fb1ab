import { type Pair, useSay } from "../lib/words";
import styles from "./status-tag.module.css";

export type Tone = "plain" | "busy" | "good" | "wait" | "bad";
export interface State extends Pair {
  readonly tone: Tone;
}
export type States = Readonly<Record<string, State>>;

/** `state("草稿", "Draft", "plain")`, for a feature's words.ts. */
export const state = (zh: string, en: string, tone: Tone): State => ({ zh, en, tone });

/** A state of a code list as a tag. */
export function StatusTag({ of, code }: { readonly of: States; readonly code: string }) {
  const say = useSay();
  const found = of[code] ?? state(code, code, "plain");
  return <span className={`${styles.tag} ${styles[found.tone]}`}>{say(found)}</span>;
}
