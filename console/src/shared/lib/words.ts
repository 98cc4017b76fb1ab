/** Words come in pairs: Chinese first, English beside it. */
import { createContext, useContext } from "react";
import { punctuated } from "./punctuation";

export type Language = "zh" | "en";
export interface Pair {
  readonly zh: string;
  readonly en: string;
}

/** `pair("数据目录", "Catalogue")` */
export const pair = (zh: string, en: string): Pair => ({ zh, en });

export interface Speech {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: "zh", speak: () => undefined });

export const useSpeech = (): Speech => useContext(SpeechContext);

/** Returns the function that says a pair in the chosen language. */
export function useSay(): (words: Pair) => string {
  const { language } = useSpeech();
  return (words) => (language === "zh" ? punctuated(words.zh) : words.en);
}

/** The other half of a pair, shown small beside the first. */
export function useBeside(): (words: Pair) => string {
  const { language } = useSpeech();
  return (words) => (language === "zh" ? words.en : words.zh);
}

/** The words of a code list: `STATES[row.state]`, or the bare code for one that is new to us. */
export function wordsOf(list: Readonly<Record<string, Pair>>, code: string): Pair {
  return list[code] ?? pair(code, code);
}
