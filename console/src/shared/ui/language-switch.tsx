import { useSpeech } from "../lib/words";
import styles from "./language-switch.module.css";

const LANGUAGES = [
  ["zh", "中文"],
  ["en", "EN"],
] as const;

/** Which language comes first. */
export function LanguageSwitch() {
  const { language, speak } = useSpeech();
  return (
    <span className={styles.switch}>
      {LANGUAGES.map(([code, sign]) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => speak(code)}
        >
          {sign}
        </button>
      ))}
    </span>
  );
}
