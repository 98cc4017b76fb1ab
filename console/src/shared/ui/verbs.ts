import type { Pair } from "../lib/words";

/** What a verb button says and asks. */
export interface Verb {
  readonly words: Pair;
  readonly tone?: "main" | "danger";
  /** What will happen, in a sentence; shown before it is done. */
  readonly about?: Pair;
  /** A reason or an opinion, as the field of the request's body. */
  readonly asks?: { readonly field: string; readonly label: Pair; readonly required: boolean };
  /** A verb with a form of its own opens it instead of the dialog. */
  readonly open?: () => void;
}
export type Verbs = Readonly<Record<string, Verb>>;
export type VerbBody = Readonly<Record<string, string>>;
