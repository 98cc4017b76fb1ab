import { type Pair, useSay } from "@/shared/lib/words";
import type { Drawn } from "../graph-rules";
import { COLOURS, KINDS } from "../graph-words";
import type { Kind } from "../queries";
import styles from "./graph.module.css";

interface LegendProps {
  readonly of: Drawn;
  readonly kinds: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly flipKind: (kind: string) => void;
  readonly flipRelation: (relation: string) => void;
}

/** What the colours mean, how many there are of each, and which of them are hidden. */
export function Legend({ of, kinds, relations, flipKind, flipRelation }: LegendProps) {
  const say = useSay();
  const counts = new Map<Kind, number>();
  for (const { kind } of of.things.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const labels = new Map<string, Pair>(
    [...of.links.values()].map(({ kind, label }) => [kind, label]),
  );
  return (
    <div className={styles.legend}>
      {[...counts].map(([kind, count]) => (
        <button
          key={kind}
          type="button"
          className={styles.chip}
          aria-pressed={!kinds.has(kind)}
          onClick={() => flipKind(kind)}
        >
          <span className={styles.dot} style={{ background: COLOURS[kind] }} />
          {say(KINDS[kind])} {count}
        </button>
      ))}
      {[...labels].map(([kind, label]) => (
        <button
          key={kind}
          type="button"
          className={styles.chip}
          aria-pressed={!relations.has(kind)}
          onClick={() => flipRelation(kind)}
        >
          — {kind === "called" ? say(KINDS.call) : say(label)}
        </button>
      ))}
    </div>
  );
}
