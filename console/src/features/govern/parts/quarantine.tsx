import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { PAGE_SIZE } from "@/shared/lib/place";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { StatusTag } from "@/shared/ui/status-tag";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody, Verbs } from "@/shared/ui/verbs";
import { Words } from "@/shared/ui/words";
import { type Aside, type Table, useAside, useReveal } from "../queries";
import * as words from "../words";
import styles from "./govern.module.css";

const EMPTY = {
  title: pair("没有被隔离或存疑的行", "Nothing was set aside"),
  next: pair(
    "不符合规则的行不会丢失，会连同原因放在这里。",
    "Rows that break a rule are never lost: they are kept here with the reason.",
  ),
};
const ONE_RUN = pair("只显示一次运行的行", "Rows of one run only");
const ALL = pair("显示全部", "Show all");
const MASKED = pair("敏感值已脱敏", "Sensitive values are masked");
const SHOWN = pair(
  "本页为原值，查看已留痕",
  "This page shows the values; that is kept in the ledger",
);
const VERBS: Verbs = {
  reveal_quarantine: {
    words: pair("查看原值", "See the values"),
    about: pair(
      "本页各行将以原值显示；查看人、时间和理由写入留痕。",
      "The rows of this page are shown as they are; who looked, when and why is kept.",
    ),
    asks: { field: "reason", label: pair("理由", "Reason"), required: true },
  },
};

/** The rows that did not land or are suspect, each with its reason. */
export function Quarantine({ of }: { readonly of: Table }) {
  const say = useSay();
  const [search] = useSearchParams();
  const page = Number(search.get("page") ?? "1");
  const run_id = search.get("run");
  const asked = { page, size: PAGE_SIZE, run_id };
  const aside = useAside(of.id, asked);
  const reveal = useReveal(of.id);
  const [seen, see] = useState<{ at: string; rows: readonly Aside[] } | null>(null);
  const at = JSON.stringify(asked);
  const revealed = seen?.at === at ? seen.rows : null;
  const show = async (body: VerbBody) =>
    see({ at, rows: await reveal({ ...asked, reason: body.reason ?? "" }) });
  return (
    <Panel>
      {run_id && (
        <div className={styles.bar}>
          <span className={styles.soft}>{say(ONE_RUN)}</span>
          <Link to="?tab=quarantine">{say(ALL)}</Link>
        </div>
      )}
      <Loaded query={aside}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <>
              <div className={styles.bar}>
                <span className={styles.soft}>{say(revealed ? SHOWN : MASKED)}</span>
                {!revealed && (
                  <VerbBar offered={of.verbs} verbs={VERBS} act={(_, body) => show(body)} />
                )}
              </div>
              <Rows
                rows={(revealed ?? rows).map((row, place) => ({ ...row, place }))}
                columns={columnsOf(of)}
                id={(row) => String(row.place)}
                stale={aside.isPlaceholderData}
              />
              <Pager page={page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

const columnsOf = (table: Table): Column<Aside>[] => [
  {
    key: "why",
    title: words.REASON,
    cell: (of) => (
      <span className={styles.why}>
        <Words pair={pair(of.reasons_zh, of.reasons_en)} />
      </span>
    ),
  },
  { key: "row", title: words.ROW, cell: (of) => <RowText of={of.row} table={table} /> },
  {
    key: "severity",
    title: words.SEVERITY,
    tight: true,
    cell: (of) => <StatusTag of={words.SEVERITIES} code={of.severity} />,
  },
  {
    key: "at",
    title: words.SET_ASIDE_AT,
    tight: true,
    cell: (of) => formatMoment(of.set_aside_at),
  },
];

interface RowTextProps {
  readonly of: Aside["row"];
  readonly table: Table;
}

function RowText({ of, table }: RowTextProps) {
  const titles = new Map(table.columns.map(({ name, title }) => [name, title || name]));
  return (
    <dl className={styles.row}>
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>{titles.get(name) ?? name}</dt>
          <dd>{value === null ? "—" : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
