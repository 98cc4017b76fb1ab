import Tag from "antd/es/tag";
import { pair, useSay } from "@/shared/lib/words";
import { CodeBlock } from "@/shared/ui/code-block";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { OPENNESS } from "../menu";
import { type Interface, interfacesOf, linesOf } from "../openness";
import { useOpenness } from "../queries";
import styles from "./openness.module.css";

const ABOUT = pair(
  "为 CKAN 与 DCAT 编写的客户端可直接读取已发布目录；草稿与内部名称不会对外提供。",
  "Clients written for CKAN and DCAT read the published catalogue; drafts stay inside.",
);
const ADDRESSES = pair("接口地址", "Addresses");
const EXAMPLES = pair("调用示例", "Examples");
const VISITORS_OPEN = pair("匿名可读", "Open to visitors");
const VISITORS_SHUT = pair("凭密钥读取", "By key only");
const WHO_OPEN = pair(
  "任何人无需登录即可读取以下地址；如需关闭，请管理员去掉 TONGBASE_OPEN_CATALOGUE 设置。",
  "Anybody may read these addresses; the operator shuts them by TONGBASE_OPEN_CATALOGUE.",
);
const WHO_SHUT = pair(
  "在“我的密钥”中生成个人密钥，放入请求头 Authorization；如需匿名读取，请管理员设置 TONGBASE_OPEN_CATALOGUE=true。",
  "Make a key under My keys and send it as Authorization; or let the operator open the catalogue.",
);
const COLUMNS: readonly Column<Interface>[] = [
  { key: "what", title: pair("接口", "Interface"), cell: (of) => <Words pair={of.what} /> },
  {
    key: "where",
    title: pair("地址", "Address"),
    cell: (of) => <code className={styles.address}>{of.where}</code>,
  },
  { key: "forms", title: pair("格式", "Forms"), cell: (of) => of.forms },
];

/** What exists for clients of other systems, where it is read, by whom, and how one begins. */
export function OpennessPage() {
  const say = useSay();
  const openness = useOpenness();
  return (
    <Page title={OPENNESS} about={ABOUT}>
      <Loaded query={openness}>
        {(of) => (
          <>
            <Panel title={ADDRESSES}>
              <p className={styles.who}>
                <Tag color={of.open_to_visitors ? "green" : "default"}>
                  {say(of.open_to_visitors ? VISITORS_OPEN : VISITORS_SHUT)}
                </Tag>
                {say(of.open_to_visitors ? WHO_OPEN : WHO_SHUT)}
              </p>
              <Table rows={interfacesOf(of)} columns={COLUMNS} id={({ where }) => where} />
            </Panel>
            <Panel title={EXAMPLES} padded>
              <div className={styles.examples}>
                {linesOf(of).map(({ title, text }) => (
                  <CodeBlock key={title.en} title={title} text={text} />
                ))}
              </div>
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}
