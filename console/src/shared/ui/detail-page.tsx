import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { type Pair, useSay } from "../lib/words";
import styles from "./detail-page.module.css";
import { Loaded } from "./loaded";
import { Panel } from "./page";
import pageStyles from "./page.module.css";
import { type Tab, Tabs } from "./tabs";

export interface Head {
  readonly title: ReactNode;
  readonly status?: ReactNode;
  /** The few facts that everybody looks for first. */
  readonly facts?: readonly (readonly [Pair, ReactNode])[];
}

export interface DetailTab<T> extends Tab {
  readonly body: (of: T) => ReactNode;
}

interface DetailPageProps<T> {
  /** What list it belongs to. */
  readonly list: { readonly title: Pair; readonly to: string };
  readonly query: UseQueryResult<T>;
  readonly head: (of: T) => Head;
  readonly verbs?: (of: T) => ReactNode;
  readonly tabs: readonly DetailTab<T>[];
}

/** One thing: head with status and the verbs that the server offers, then its tabs. */
export function DetailPage<T>({ list, query, head, verbs, tabs }: DetailPageProps<T>) {
  const say = useSay();
  return (
    <section className={pageStyles.page}>
      <nav className={styles.trail}>
        <Link to={list.to}>{say(list.title)}</Link>
      </nav>
      <Loaded query={query}>
        {(of) => <Detail of={of} head={head(of)} verbs={verbs?.(of)} tabs={tabs} />}
      </Loaded>
    </section>
  );
}

interface DetailProps<T> {
  readonly of: T;
  readonly head: Head;
  readonly verbs: ReactNode;
  readonly tabs: readonly DetailTab<T>[];
}

function Detail<T>({ of, head, verbs, tabs }: DetailProps<T>) {
  const [search] = useSearchParams();
  const open = tabs.find((tab) => tab.key === search.get("tab")) ?? tabs[0];
  return (
    <>
      <Panel>
        <header className={styles.head}>
          <div className={styles.top}>
            <h1 className={styles.title}>
              {head.title}
              {head.status}
            </h1>
            <div className={pageStyles.actions}>{verbs}</div>
          </div>
          <Facts of={head.facts ?? []} />
          {tabs.length > 1 && <Tabs tabs={tabs} open={open?.key} />}
        </header>
      </Panel>
      {open?.body(of)}
    </>
  );
}

function Facts({ of }: { readonly of: NonNullable<Head["facts"]> }) {
  const say = useSay();
  return (
    <dl className={styles.facts}>
      {of.map(([label, value]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
