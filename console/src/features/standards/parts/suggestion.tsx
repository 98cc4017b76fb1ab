import Select from "antd/es/select";
import { type Pair, useSay, useSpeech } from "@/shared/lib/words";
import styles from "./landing.module.css";

/** An element that something may hold: how sure, from 0 to 1, and why. */
export interface Suggestion {
  readonly code: string;
  readonly name_zh: string;
  readonly confidence: number;
  readonly reasons: readonly Pair[];
}

interface SuggestionSelectProps {
  readonly of: readonly Suggestion[];
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Choosing among the elements that are suggested, the surest first. */
export function SuggestionSelect({ of, label, value, onChange }: SuggestionSelectProps) {
  return (
    <Select
      className={styles.choose}
      aria-label={label}
      value={value}
      options={of.map(({ code, name_zh, confidence }) => ({
        value: code,
        label: `${name_zh}（${code}） ${Math.round(confidence * 100)}%`,
      }))}
      onChange={onChange}
    />
  );
}

interface SurenessProps {
  readonly sure: number;
  readonly reasons: readonly Pair[];
}

/** How sure a suggestion is, and why. */
export function Sureness({ sure, reasons }: SurenessProps) {
  const say = useSay();
  const { language } = useSpeech();
  const told = reasons.map((reason) => say(reason)).join(language === "zh" ? "；" : "; ");
  return (
    <span className={styles.reasons}>
      {Math.round(sure * 100)}%{told && (language === "zh" ? "：" : ": ")}
      {told}
    </span>
  );
}
