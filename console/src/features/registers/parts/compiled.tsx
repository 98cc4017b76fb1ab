import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import type { Compiled as Told } from "../queries";
import { pageOf } from "../rules";
import styles from "./registers.module.css";

const MADE = pair("已生成草稿", "Drafted");
const THERE = pair("已有同名目录，直接关联", "Was there, and is related");
const NEXT = pair(
  "草稿只含名称和摘要，请逐个补充信息项后提交审核：",
  "Drafts have a name and an abstract; complete and submit each:",
);

/** What became of the chosen names. */
export function Compiled({ of }: { readonly of: Told }) {
  const say = useSay();
  return (
    <div className={styles.result}>
      <p>{say(NEXT)}</p>
      <ul>
        {of.rows.map((row) => (
          <li key={row.entry_id}>
            <Link to={pageOf({ kind: "entry", id: row.entry_id })}>{row.name}</Link>{" "}
            <span className={styles.soft}>{say(row.made ? MADE : THERE)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
