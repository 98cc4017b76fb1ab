import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import type { Element, ElementMention } from "../queries/elements";
import { Differences } from "./differences";
import styles from "./differences.module.css";

const ADAPTS = pair("本数据元对应", "Adapts");
const ADAPTED_BY = pair("对应本数据元的地方数据元", "Adapted by");
const NATIONAL = pair("国家（行业）标准", "National or industry standard");
const LOCAL = pair("地方标准", "Local standard");
const GONE = pair("所对应的数据元已不是现行标准：", "What it adapts is no longer in force: ");
const EMPTY = {
  title: pair("没有建立对应关系", "It adapts no other element"),
  next: pair(
    "编辑地方数据元时，在“对应数据元”中选择国家或行业标准，即可看到差异。",
    "Name the national element that a local one adapts, and the differences are shown here.",
  ),
};

/** What an element adapts and what adapts it, each with the fields that differ. */
export function ElementMapping({ of }: { readonly of: Element }) {
  const say = useSay();
  if (!of.maps_to && of.local.length === 0) {
    return (
      <Panel>
        <Empty {...EMPTY} />
      </Panel>
    );
  }
  return (
    <>
      {of.maps_to && !of.target && (
        <Panel padded>
          {say(GONE)}
          {of.maps_to}
        </Panel>
      )}
      {of.target && <Mapped words={ADAPTS} other={of.target} from={of.target.id} to={of.id} />}
      {of.local.map((local) => (
        <Mapped key={local.id} words={ADAPTED_BY} other={local} from={of.id} to={local.id} />
      ))}
    </>
  );
}

interface MappedProps {
  readonly words: typeof ADAPTS;
  readonly other: ElementMention;
  readonly from: string;
  readonly to: string;
}

function Mapped({ words, other, from, to }: MappedProps) {
  const say = useSay();
  return (
    <Panel>
      <div className={styles.bar}>
        {say(words)}
        <Link to={`/standards/elements/${other.id}`}>
          {other.code} {other.name_zh}
        </Link>
      </div>
      <Differences from={from} to={to} before={NATIONAL} after={LOCAL} />
    </Panel>
  );
}
