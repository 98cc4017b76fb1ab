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
import { inElement } from "./in-element";

use([
  BarChart,
  PieChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

interface Clicked {
  readonly dataIndex?: number;
  readonly tickIndex?: number;
}

/** A bar, a slice and its word know their place by one name, a word on an axis by another. */
const placeOf = (of: Clicked): number => of.dataIndex ?? of.tickIndex ?? -1;

/** Draws into an element and follows its size; returns what ends it. */
export function draw(
  into: HTMLElement,
  option: EChartsCoreOption,
  pick?: (place: number) => void,
): () => void {
  return inElement(into, () => {
    const chart = init(into, null, { renderer: "svg" });
    chart.setOption(option);
    if (pick) chart.on("click", (of) => pick(placeOf(of)));
    // Widths of texts are measured, so the family must be named: "inherit" would measure another.
    chart.setOption({ textStyle: { fontFamily: getComputedStyle(into).fontFamily } });
    return chart;
  });
}
