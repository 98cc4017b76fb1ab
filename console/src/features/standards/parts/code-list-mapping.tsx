import Button from "antd/es/button";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table } from "@/shared/ui/table";
import {
  type CodeList,
  type MappedCode,
  useCodeListVerbs,
  useMapping,
} from "../queries/code-lists";
import { CODE_FIELDS, MAPPINGS } from "../words";
import { CodeListName } from "./code-list-name";
import styles from "./differences.module.css";

const EMPTY = {
  title: pair("没有建立对应关系", "It adapts no other list"),
  next: pair(
    "编辑地方代码集时选择“对应代码集”，并为每个代码填写对应代码，即可逐个比较。",
    "Name the national list that a local one adapts, and the code for each code.",
  ),
};
const ADOPT = pair("采用建议的对应", "Map what is proposed");
const ADAPTS = pair("对应代码集", "Adapts");
const COLUMNS: readonly Column<MappedCode>[] = [
  {
    key: "kind",
    title: pair("情况", "Verdict"),
    tight: true,
    cell: (of) => <StatusTag of={MAPPINGS} code={of.kind} />,
  },
  { key: "code", title: CODE_FIELDS.code, tight: true, cell: (of) => of.code || "—" },
  { key: "name", title: CODE_FIELDS.name_zh, cell: (of) => of.name || "—" },
  { key: "target", title: CODE_FIELDS.maps_to, tight: true, cell: (of) => of.target || "—" },
  { key: "other", title: pair("对应名称", "Its name"), cell: (of) => of.target_name || "—" },
];

/** A local list beside the national one that it adapts, code by code. */
export function CodeListMapping({ of }: { readonly of: CodeList }) {
  return of.maps_to ? (
    <Mapped of={of} />
  ) : (
    <Panel>
      <Empty {...EMPTY} />
    </Panel>
  );
}

function Mapped({ of }: { readonly of: CodeList }) {
  const say = useSay();
  const mapping = useMapping(of.id);
  const { adopt } = useCodeListVerbs(of.id);
  return (
    <Panel>
      <Loaded query={mapping}>
        {({ rows, counts }) => (
          <>
            <div className={styles.bar}>
              {say(ADAPTS)}
              <CodeListName id={of.maps_to} />
              {Object.entries(counts).map(([kind, count]) => (
                <span key={kind}>
                  <StatusTag of={MAPPINGS} code={kind} /> {count}
                </span>
              ))}
              {counts.proposed && of.verbs.includes("edit") && (
                <Button size="small" onClick={() => void adopt()}>
                  {say(ADOPT)}
                </Button>
              )}
            </div>
            <Table rows={rows} columns={COLUMNS} id={(one) => `${one.code}/${one.target}`} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
