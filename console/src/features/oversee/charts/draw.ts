/** ECharts, with only the parts that are drawn here; reached by import() alone. */
import { BarChart, PieChart } from "echarts/charts";
import {
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  PieChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Draws into an element and follows its size; returns what ends it. */
export function draw(
  into: HTMLElement,
  option: EChartsCoreOption,
  pick?: (place: number) => void,
): () => void {
  const chart = init(into, null, { renderer: "svg" });
  chart.setOption(option);
  if (pick) chart.on("click", ({ dataIndex }) => pick(dataIndex));
  // Widths of texts are measured, so the family must be named: "inherit" would measure another.
  chart.setOption({ textStyle: { fontFamily: getComputedStyle(into).fontFamily } });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(into);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
