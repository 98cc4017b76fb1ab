import { punctuated } from "@/shared/lib/punctuation";
import { useSay, wordsOf } from "@/shared/lib/words";
import type { Step } from "../queries";
import { KINDS } from "../words";
import styles from "./parts.module.css";

/** What is to be decided: its title, and which step of which kind of matter it is. */
export function Matter({ step }: { readonly step: Step }) {
  const say = useSay();
  return (
    <>
      {punctuated(step.case.title)}
      <span className={styles.second}>
        {say(wordsOf(KINDS, step.case.kind))} · {say(step)}
      </span>
    </>
  );
}
