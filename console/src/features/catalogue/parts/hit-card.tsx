import { Link } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Marked } from "@/shared/ui/marked";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Hit } from "../queries";
import * as words from "../words";
import { Coded } from "./coded";
import styles from "./hit-card.module.css";

const ITEMS = pair("命中信息项", "Items found");

/** A found entry, with the places where the words stand. */
export function HitCard({ of }: { readonly of: Hit }) {
  return (
    <li className={styles.hit}>
      <h2>
        <Link to={`/catalogue/entries/${of.id}`}>
          <Marked text={of.name} marks={of.marks.name} />
        </Link>
        {of.share_type && <StatusTag of={words.SHARE_STATES} code={of.share_type} />}
        {of.found_by in words.FOUND_BY && <StatusTag of={words.FOUND_BY} code={of.found_by} />}
        {of.status !== "published" && <StatusTag of={words.ENTRY_STATES} code={of.status} />}
      </h2>
      {of.abstract && (
        <p className={styles.abstract}>
          <Marked text={of.abstract} marks={of.marks.abstract} />
        </p>
      )}
      {of.items.length > 0 && <ItemHits of={of} />}
      <p className={styles.facts}>
        <span>
          <Marked text={of.provider_name} marks={of.marks.provider_name} />
        </span>
        {of.update_cycle && (
          <span>
            <Coded field="update_cycle" value={of.update_cycle} />
          </span>
        )}
        {of.res_code && <span>{of.res_code}</span>}
        {of.pub_date && <span>{formatDay(of.pub_date)}</span>}
        {of.version > 1 && <span>V{of.version}</span>}
      </p>
    </li>
  );
}

function ItemHits({ of }: { readonly of: Hit }) {
  const say = useSay();
  return (
    <p className={styles.items}>
      <span className={styles.label}>{say(ITEMS)}</span>
      {of.items.map((item) => (
        <Link key={item.code} to={`/catalogue/entries/${of.id}?tab=items`}>
          <Marked text={item.name} marks={item.marks} />
          {item.field_name && <code>{item.field_name}</code>}
        </Link>
      ))}
    </p>
  );
}
