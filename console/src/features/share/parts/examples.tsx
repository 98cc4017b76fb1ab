import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { CodeBlock } from "@/shared/ui/code-block";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import type { Service } from "../queries/grants";
import { MODES } from "../words";
import styles from "./code-block.module.css";

const REQUEST = pair("请求正文", "Request");
const RESPONSE = pair("应答", "Answer");
const NOTE = pair(
  "字段名用物理字段或信息项名称均可；每次请求都须签名，见“签名方法”。",
  "Items may be named by their column or their name; every request is signed.",
);
const NONE = {
  title: pair("没有可调用的信息项", "Nothing to call"),
  next: pair("目录已下线，或授权不含信息项。", "The entry was withdrawn, or no items are granted."),
};

/** What to send and what comes back, for each mode. */
export function Examples({ of }: { readonly of: Service }) {
  const say = useSay();
  return (
    <Panel>
      {of.examples.length === 0 && <Empty {...NONE} />}
      {of.examples.map((example) => (
        <section key={example.mode} className={styles.part}>
          <h2>{say(wordsOf(MODES, example.mode))}</h2>
          <p className={styles.address}>{atHome(example.address)}</p>
          <p className={styles.soft}>{say(NOTE)}</p>
          <div className={styles.pair}>
            <CodeBlock title={REQUEST} text={example.request} />
            <CodeBlock title={RESPONSE} text={example.response} />
          </div>
        </section>
      ))}
    </Panel>
  );
}

/** `POST /services/…` with the address of this house before the path. */
const atHome = (address: string): string => address.replace(" /", ` ${window.location.origin}/`);
