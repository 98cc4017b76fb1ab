import { Link } from "react-router";
import { formatCount, formatDay } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Labelled } from "@/shared/ui/labelled";
import { Panel } from "@/shared/ui/page";
import type { Service } from "../queries/grants";
import { lastDay } from "../rules";
import * as words from "../words";
import { Divisions } from "./divisions";
import { GrantedItems } from "./granted-items";
import styles from "./share.module.css";

const USUAL = pair(
  "本单位没有此服务的有效授权。以下为目录的信息项和默认展示方式；使用前请先申请。",
  "Your organisation holds no grant: these are the entry's items as they are usually shown.",
);
const STOPPED = pair(
  "目录已下线，服务已停止，不能申请和调用；目录重新发布后恢复。",
  "The entry was withdrawn, so the service has stopped; it goes on once the entry is published again.",
);
const APPLY = pair("申请使用", "Apply");
const SEE = pair("查看授权", "See the grant");

/** What a service gives: to the reader's own organisation, or in general. */
export function ServiceItems({ of }: { readonly of: Service }) {
  const say = useSay();
  if (of.stopped_at !== null) return <p className={styles.hint}>{say(STOPPED)}</p>;
  return (
    <>
      {of.grant_id ? (
        <Held of={of} grant_id={of.grant_id} />
      ) : (
        <p className={styles.hint}>
          {say(USUAL)} <Link to={`/catalogue/entries/${of.entry_id}`}>{say(APPLY)} ›</Link>
        </p>
      )}
      <GrantedItems of={of.items} />
    </>
  );
}

function Held({ of, grant_id }: { readonly of: Service; readonly grant_id: string }) {
  const say = useSay();
  const { language } = useSpeech();
  return (
    <Panel>
      <Labelled
        of={[
          {
            label: words.GRANTS,
            value: <Link to={`/share/grants/${grant_id}`}>{say(SEE)}</Link>,
          },
          { label: words.UNTIL, value: of.until && formatDay(lastDay(of.until)) },
          {
            label: words.DIVISIONS,
            value: <Divisions codes={of.divisions} names={of.division_names} />,
          },
          { label: words.PER_MINUTE, value: formatCount(of.calls_per_minute, language) },
          { label: words.ROWS_MAX, value: formatCount(of.rows_max, language) },
        ]}
      />
    </Panel>
  );
}
