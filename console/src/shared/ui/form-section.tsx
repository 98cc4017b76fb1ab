import Input from "antd/es/input";
import type { ReactNode } from "react";
import { type Pair, useSay } from "../lib/words";
import styles from "./form-section.module.css";

const LINES_MAX = 12;

interface FormSectionProps {
  readonly title: Pair;
  readonly children: ReactNode;
}

/** One part of a long form: its title, and its fields in two columns. */
export function FormSection({ title, children }: FormSectionProps) {
  const say = useSay();
  return (
    <section className={styles.section}>
      <h3>{say(title)}</h3>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

/** Fields that need both columns. */
export const Wide = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.wide}>{children}</div>
);

interface LongTextProps {
  readonly characters_max: number;
  /** How many lines it has while it says little. */
  readonly lines?: number;
  /** It tells how many characters are left. */
  readonly showCount?: boolean;
  readonly autoFocus?: boolean;
  readonly id?: string;
  readonly value?: string;
}

/** A text of some lines, as high as what it says. */
export const LongText = ({ characters_max, lines = 2, ...field }: LongTextProps) => (
  <Input.TextArea
    autoSize={{ minRows: lines, maxRows: LINES_MAX }}
    maxLength={characters_max}
    {...field}
  />
);

/** What can be done with a long form; it stays in view at its lower edge. */
export const FormFooter = ({ children }: { readonly children: ReactNode }) => (
  <footer className={styles.footer}>{children}</footer>
);
