import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { useSource } from "../queries";
import { pageOf } from "../rules";
import styles from "./registers.module.css";

const SOURCE = pair("数源部门：", "Source department: ");
const TAKE = pair(
  "主管部门认定本目录与其重复采集，请改为共享获取。",
  "The bureau found this to repeat it; take the data by sharing.",
);

/** That another department is the source of what an entry says (一数一源). */
export function SourceNote({ entry }: { readonly entry: string }) {
  const say = useSay();
  const source = useSource(entry).data?.source;
  if (!source) return null;
  return (
    <div className={styles.offer}>
      <span>
        <b>
          {say(SOURCE)}
          {source.provider_name}
        </b>{" "}
        <Link to={pageOf({ kind: "entry", id: source.id })}>{source.name}</Link>
      </span>
      <span className={styles.soft}>{say(TAKE)}</span>
    </div>
  );
}
