import { Link, useSearchParams } from "react-router";
import { formatMoment } from "@/shared/lib/formats";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { type Column, Table as Rows } from "@/shared/ui/table";
import { type Table, usePreview } from "../queries";
import styles from "./govern.module.css";

const ABOUT = pair(
  "前若干行，敏感字段已脱敏，仅数据所属机构可看。",
  "The first rows, masked, for their owner only.",
);
const THEN = pair("快照时间", "As it was at");
const NOW = pair("返回现在", "Back to now");
const EMPTY = {
  title: pair("表中没有数据", "The table is empty"),
  next: pair("运行归集任务后再查看。", "Run its flow, then look again."),
};

/** The first rows of a table, now or as they were in a snapshot. */
export function TablePreview({ of }: { readonly of: Table }) {
  const say = useSay();
  const [search] = useSearchParams();
  const snapshot = search.get("snapshot");
  const preview = usePreview(of.id, snapshot);
  const then = of.snapshots.find((one) => one.id === snapshot);
  const titles = new Map(of.columns.map(({ name, title }) => [name, title || name]));
  return (
    <Panel>
      <div className={styles.bar}>
        <span className={styles.soft}>{say(ABOUT)}</span>
        {then && (
          <>
            <b>
              {say(THEN)} {formatMoment(then.at)}
            </b>
            <Link to="?tab=preview">{say(NOW)}</Link>
          </>
        )}
      </div>
      <Loaded query={preview}>
        {({ columns, rows }) =>
          rows.length === 0 ? (
            <Empty {...EMPTY} />
          ) : (
            <Rows
              rows={rows.map((row, place) => ({ row, place }))}
              id={({ place }) => String(place)}
              columns={columns.map((name) => columnOf(name, titles.get(name) ?? name))}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}

interface Shown {
  readonly row: Readonly<Record<string, unknown>>;
  readonly place: number;
}

const columnOf = (name: string, title: string): Column<Shown> => ({
  key: name,
  title: pair(title, name),
  line: true,
  cell: ({ row }) => <span title={textOf(row[name])}>{textOf(row[name])}</span>,
});

const textOf = (value: unknown): string => String(value ?? "—");
