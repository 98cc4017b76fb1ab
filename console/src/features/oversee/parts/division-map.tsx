import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import type { Boundaries } from "../charts/map";
import { type Bar, useBoundaries } from "../queries";
import { mapOf } from "../rules";
import styles from "./chart.module.css";

const TITLE = pair("目录分布", "Where the entries are");
const NOTE = pair(
  "示意图，不作为行政区划界线依据；可在数据目录 maps/ 下放入经审核的边界文件替换。",
  "A sketch, no authority on boundaries; put approved files into maps/ of the home.",
);

interface DivisionMapProps {
  readonly division: string;
  readonly of: readonly Bar[];
}

/** Divisions below one, in the depth of their numbers; a click leads on. Below a city there is none. */
export function DivisionMap({ division, of }: DivisionMapProps) {
  const say = useSay();
  const code = mapOf(division);
  const boundaries = useBoundaries(code);
  if (code === null || !boundaries.data) return null;
  return (
    <Panel title={TITLE}>
      <Drawn boundaries={boundaries.data} of={of} label={say(TITLE)} />
      <p className={styles.note}>{say(NOTE)}</p>
    </Panel>
  );
}

interface DrawnProps {
  readonly boundaries: Boundaries;
  readonly of: readonly Bar[];
  readonly label: string;
}

function Drawn({ boundaries, of, label }: DrawnProps) {
  const say = useSay();
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const figures = JSON.stringify(of.map((bar) => [bar.value, say(bar), bar.count, bar.link]));
  const lead = useRef(navigate);
  lead.current = navigate;
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    const rows = JSON.parse(figures) as [string, string, number, string][];
    const links = new Map(rows.map(([code, , , link]) => [code, link]));
    void import("../charts/map").then(({ drawMap }) => {
      if (!place.current || gone) return;
      const places = rows.map(([code, name, value]) => ({ code, name, value }));
      end = drawMap(place.current, boundaries, places, (code) => {
        const link = links.get(code);
        if (link) void lead.current(link);
      });
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [boundaries, figures]);
  return <div ref={place} className={styles.map} role="img" aria-label={label} />;
}
