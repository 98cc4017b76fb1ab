import { type Pair, useSay, wordsOf } from "../lib/words";

type WordsProps =
  | { readonly pair: Pair }
  | { readonly of: Readonly<Record<string, Pair>>; readonly code: string };

/** A pair, or the words of a code, in the reader's language. */
export function Words(props: WordsProps) {
  const say = useSay();
  return say("pair" in props ? props.pair : wordsOf(props.of, props.code));
}
