import type { EChartsCoreOption } from "echarts/core";
import { useEffect, useRef } from "react";
import styles from "./chart.module.css";

interface ChartProps {
  readonly option: EChartsCoreOption;
  /** What it shows, for those who cannot see it. */
  readonly label: string;
}

/** A chart; what draws it is loaded when the first one is seen. */
export function Chart({ option, label }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void import("../charts/draw").then(({ draw }) => {
      if (place.current && !gone) end = draw(place.current, option);
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [option]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
