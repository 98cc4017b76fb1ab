/** A chart in an element: drawn when there is room for it, and in its size from then on. */
import type { ECharts } from "echarts/core";

/**
 * Draws once the element has a size, follows that, and returns what ends it. While the next page
 * comes, React hides the one before without taking it away: no map can be fitted into nothing.
 */
export function inElement(into: HTMLElement, draw: () => ECharts): () => void {
  let chart: ECharts | undefined;
  const watch = new ResizeObserver(() => {
    if (into.clientWidth === 0 || into.clientHeight === 0) return;
    if (chart) chart.resize();
    else chart = draw();
  });
  watch.observe(into);
  return () => {
    watch.disconnect();
    chart?.dispose();
  };
}
