import type { ReactNode } from "react";
import { type Pair, useBeside, useSay } from "../lib/words";
import styles from "./page.module.css";
import { useTitle } from "./use-title";

interface PageProps {
  readonly title: Pair;
  readonly about?: Pair;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title in both languages, one sentence on what it is for, what can be done, the rest. */
export function Page({ title, about, actions, children }: PageProps) {
  const say = useSay();
  const beside = useBeside();
  useTitle(say(title));
  return (
    <section className={styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>
            {say(title)}
            <span className={styles.beside}>{beside(title)}</span>
          </h1>
          {about && <p className={styles.about}>{say(about)}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  );
}

interface PanelProps {
  readonly title?: Pair;
  readonly padded?: boolean;
  readonly children: ReactNode;
}

/** A sheet of paper on the page, with a heading of its own where its content does not speak for itself. */
export function Panel({ title, padded = false, children }: PanelProps) {
  const say = useSay();
  const sheet = `${styles.panel} ${padded ? styles.padded : ""}`;
  return (
    <div className={sheet}>
      {title && <h2 className={styles.heading}>{say(title)}</h2>}
      {children}
    </div>
  );
}
