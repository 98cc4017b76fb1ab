/** The map of divisions, drawn by ECharts; reached by import() alone. */
import { MapChart } from "echarts/charts";
import { TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([MapChart, TooltipComponent, VisualMapComponent, SVGRenderer]);

export interface Place {
  /** A division's code of six digits. */
  readonly code: string;
  readonly name: string;
  readonly value: number;
}
interface Feature {
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface Boundaries {
  readonly features: readonly Feature[];
}

/** By this name the islands of the South China Sea are drawn beside the provinces. */
const NATION = "china";
const PROVINCES = 30;
const PALE = "#e8f0fe";
const DEEP = "#1c5d99";
const LINE = "#b9c6d3";

/** Draws divisions in the depth of their values; returns what ends it. */
export function drawMap(
  into: HTMLElement,
  boundaries: Boundaries,
  places: readonly Place[],
  pick: (code: string) => void,
): () => void {
  const map = boundaries.features.length >= PROVINCES ? NATION : "divisions";
  registerMap(map, coded(boundaries) as unknown as Parameters<typeof registerMap>[1]);
  const chart = init(into, null, { renderer: "svg" });
  const names = new Map(places.map(({ code, name }) => [code, name]));
  const most = Math.max(1, ...places.map(({ value }) => value));
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(into).fontFamily },
    tooltip: {
      trigger: "item",
      formatter: ({ name, value }: { name: string; value: number }) =>
        `${names.get(name) ?? name}　${Number.isNaN(value) ? "—" : value.toLocaleString()}`,
    },
    visualMap: {
      min: 0,
      max: most,
      calculable: true,
      left: 12,
      bottom: 12,
      inRange: { color: [PALE, DEEP] },
    },
    series: [
      {
        type: "map",
        map,
        nameProperty: "code",
        selectedMode: false,
        label: { show: false },
        itemStyle: { borderColor: LINE, areaColor: "#f4f7fa" },
        emphasis: { label: { show: false }, itemStyle: { areaColor: "#c98f1e" } },
        data: places.map(({ code, value }) => ({ name: code, value })),
      },
    ],
  });
  chart.on("click", ({ name }) => pick(name));
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(into);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}

/** Names differ between maps and registers; codes do not. */
const coded = (of: Boundaries): Boundaries => ({
  ...of,
  features: of.features.map((feature) => ({
    ...feature,
    properties: { ...feature.properties, code: feature.id ?? feature.properties.adcode },
  })),
});
