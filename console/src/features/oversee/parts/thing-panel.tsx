import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Turner } from "@/shared/ui/turner";
import { keyOf } from "../graph-rules";
import { COLOURS, KINDS, pageOf } from "../graph-words";
import type { NodeRef, Placed } from "../queries";
import { useNeighbours } from "../queries";
import styles from "./graph.module.css";

const OPEN = pair("打开页面", "Open its page");
const EXPAND = pair("展开", "Expand");
const COLLAPSE = pair("收起", "Collapse");
const CENTRE = pair("以此为中心", "Begin here");
const SWITCH_OFF = pair("停用影响", "What stops without it");
const SWITCH_ON = pair("清除停用影响", "Forget what stops");
const WAY_HERE = pair("从起点到此的路径", "Way from the start");
const LEFT = pair("未展开的关联对象", "Neighbours not drawn");
const NEAR = pair("关联对象", "Neighbours");
const BEFORE = pair("上一页关联对象", "Neighbours before");
const AFTER = pair("下一页关联对象", "Neighbours after");
const CAN_STOP: ReadonlySet<string> = new Set([
  "system",
  "source",
  "flow",
  "table",
  "entry",
  "service",
]);
const LISTED_MAX = 20;

interface ThingPanelProps {
  readonly of: Placed;
  readonly left: number;
  readonly isStart: boolean;
  readonly isOff: boolean;
  readonly expand: () => void;
  readonly collapse: () => void;
  readonly centre: () => void;
  readonly way: () => void;
  readonly switchOff: () => void;
}

/** One thing of the graph: what it is, and what can be asked about it. */
export function ThingPanel(props: ThingPanelProps) {
  const say = useSay();
  const { of, left, isStart, isOff } = props;
  const page = pageOf(of);
  return (
    <section className={styles.part} aria-label={of.name}>
      <p className={styles.soft}>
        <span className={styles.dot} style={{ background: COLOURS[of.kind] }} />{" "}
        {say(KINDS[of.kind])}
        {of.state && ` · ${say(of.state)}`}
      </p>
      <p className={styles.name}>{of.name}</p>
      {of.organisation_name && <p className={styles.soft}>{of.organisation_name}</p>}
      {left > 0 && (
        <p className={styles.soft}>
          {say(LEFT)} {left}
        </p>
      )}
      <div className={styles.actions}>
        {left > 0 && (
          <Button size="small" onClick={props.expand}>
            {say(EXPAND)}
          </Button>
        )}
        <Button size="small" onClick={props.collapse}>
          {say(COLLAPSE)}
        </Button>
        {!isStart && (
          <>
            <Button size="small" onClick={props.centre}>
              {say(CENTRE)}
            </Button>
            <Button size="small" onClick={props.way}>
              {say(WAY_HERE)}
            </Button>
          </>
        )}
        {CAN_STOP.has(of.kind) && (
          <Button size="small" danger={!isOff} onClick={props.switchOff}>
            {say(isOff ? SWITCH_ON : SWITCH_OFF)}
          </Button>
        )}
        {page && <Link to={page}>{say(OPEN)}</Link>}
      </div>
    </section>
  );
}

interface NeighboursProps {
  readonly of: NodeRef;
  readonly on: string | undefined;
  readonly drawn: ReadonlyMap<string, unknown>;
  readonly pick: (key: string) => void;
}

/** What has to do with a thing, by kind and name; those that are drawn can be chosen. */
export function Neighbours({ of, on, drawn, pick }: NeighboursProps) {
  const say = useSay();
  const [page, setPage] = useState(1);
  const near = useNeighbours(
    { kind: of.kind, id: of.id },
    { page, size: LISTED_MAX, ...(on && { on }) },
  );
  const last = Math.ceil((near.data?.total ?? 0) / LISTED_MAX);
  const { rows, total } = near.data ?? { rows: [], total: 0 };
  if (total === 0) return null;
  return (
    <section className={styles.part} aria-label={say(NEAR)}>
      <h3 className={styles.heading}>
        {say(NEAR)} {total}
        {last > 1 && (
          <span className={styles.turn}>
            <Turner page={page} last={last} turn={setPage} before={BEFORE} after={AFTER} />
          </span>
        )}
      </h3>
      <ul className={styles.near}>
        {rows.map(({ thing, links }) => (
          <li key={keyOf(thing)}>
            <button
              type="button"
              disabled={!drawn.has(keyOf(thing))}
              onClick={() => pick(keyOf(thing))}
            >
              <span className={styles.dot} style={{ background: COLOURS[thing.kind] }} />
              <span>{thing.name}</span>
            </button>
            <span className={styles.soft}>{links.map(({ label }) => say(label)).join("、")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
