import { pair, useSay } from "@/shared/lib/words";
import { CodeBlock } from "@/shared/ui/code-block";
import { Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import type { Service } from "../queries/grants";
import styles from "./code-block.module.css";

type SigningOf = Service["signing"];
type Header = SigningOf["headers"][number];
const KEY = pair(
  "密钥由部门数据管理员在“机构人员 · 应用系统”中签发，只显示一次。",
  "Keys are issued under Identity, Systems, and shown once.",
);
const HEADERS = pair("请求头", "Headers");
const LINES = pair("签名原文（逐行以换行连接）", "The text that is signed, line by line");
const CODE = pair("Python 参考代码", "Code in Python");
const COLUMNS: readonly Column<Header>[] = [
  { key: "name", title: pair("名称", "Name"), tight: true, cell: (of) => <code>{of.name}</code> },
  { key: "means", title: pair("含义", "Meaning"), cell: (of) => <Words pair={of} /> },
];

/** How a request is signed, as a developer needs it. */
export function Signing({ of }: { readonly of: SigningOf }) {
  const say = useSay();
  return (
    <Panel>
      <section className={styles.part}>
        <h2>{of.algorithm}</h2>
        <p className={styles.soft}>{say(KEY)}</p>
      </section>
      <section className={styles.part}>
        <h2>{say(HEADERS)}</h2>
        <Table rows={of.headers} columns={COLUMNS} id={({ name }) => name} />
      </section>
      <section className={styles.part}>
        <h2>{say(LINES)}</h2>
        <ol>
          {of.lines.map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ol>
      </section>
      <section className={styles.part}>
        <CodeBlock title={CODE} text={of.python} />
      </section>
    </Panel>
  );
}
