import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import styles from "./chart.module.css";

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
  /** What happens when the bar or slice at a place is clicked. */
  readonly pick?: (place: number) => void;
}

/** A chart; what draws it is loaded when the first one is seen. */
export function Chart({ option, label, pick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const picked = useRef(pick);
  picked.current = pick;
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void import("../charts/draw").then(({ draw }) => {
      if (place.current && !gone) end = draw(place.current, option, (at) => picked.current?.(at));
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [option]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
