import type { ReactNode } from "react";
import { type Pair, pair, useBeside, useSay } from "@/shared/lib/words";
import { LanguageSwitch } from "@/shared/ui/language-switch";
import { PRODUCT, Seal } from "@/shared/ui/seal";
import { useTitle } from "@/shared/ui/use-title";
import styles from "./doorstep.module.css";

const FIVE: readonly (readonly [string, Pair])[] = [
  ["聚", pair("按需归集，来源可查", "Collect what is needed, source known")],
  ["治", pair("质量可量化，问题有去处", "Measure quality, send issues home")],
  ["通", pair("申请即授权，授权即策略", "An approved application is the grant")],
  ["用", pair("数据可用，字段可控", "Data in use, every field governed")],
  ["管", pair("全程留痕，账可验证", "Everything recorded and provable")],
];

/** The page before the shell: what this is at the left, what to fill in at the right. */
export function Doorstep({
  title,
  children,
}: {
  readonly title: Pair;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const beside = useBeside();
  useTitle(say(title));
  return (
    <div className={styles.doorstep}>
      <aside className={styles.side}>
        <div className={styles.name}>
          <Seal size={52} />
          <div>
            <h1>{say(PRODUCT)}</h1>
            <p className={styles.latin}>TongBase</p>
          </div>
        </div>
        <ul className={styles.words}>
          {FIVE.map(([sign, words]) => (
            <li key={sign}>
              <b>{sign}</b>
              {say(words)}
            </li>
          ))}
        </ul>
      </aside>
      <main className={styles.main}>
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
        <div className={styles.box}>
          <h2>
            {say(title)}
            <span>{beside(title)}</span>
          </h2>
          {children}
        </div>
      </main>
    </div>
  );
}
