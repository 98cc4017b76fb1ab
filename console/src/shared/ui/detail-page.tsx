import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { type Pair, useSay } from "../lib/words";
import styles from "./detail-page.module.css";
import { Loaded } from "./loaded";
import { Named } from "./named";
import { Panel } from "./page";
import pageStyles from "./page.module.css";
import { type Tab, Tabs } from "./tabs";
import { useTitle } from "./use-title";

export interface Head {
  /** What it is called: by people in their own words, or by us in both languages. */
  readonly title: string | Pair;
  /** The physical name of a table, beside the one for people. */
  readonly physical?: string;
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
  const nameOf = useNameOf();
  const known = query.data === undefined ? [] : [nameOf(head(query.data))];
  useTitle(...known, say(list.title));
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
  const nameOf = useNameOf();
  const [search] = useSearchParams();
  const open = tabs.find((tab) => tab.key === search.get("tab")) ?? tabs[0];
  return (
    <>
      <Panel>
        <header className={styles.head}>
          <div className={styles.top}>
            <h1 className={styles.title}>
              {head.physical ? <Named zh={nameOf(head)} physical={head.physical} /> : nameOf(head)}
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

function useNameOf() {
  const say = useSay();
  return ({ title }: Head): string => (typeof title === "string" ? title : say(title));
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
