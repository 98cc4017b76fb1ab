/** The map of divisions, drawn by ECharts; reached by import() alone. */
import { MapChart } from "echarts/charts";
import { TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { inElement } from "./in-element";
import type { Boundaries, Place } from "./map-rules";

use([MapChart, TooltipComponent, VisualMapComponent, SVGRenderer]);

/** By this name the islands of the South China Sea are drawn beside the provinces. */
const NATION = "china";
const PROVINCES = 30;
const PALE = "#e8f0fe";
const DEEP = "#1c5d99";
const LINE = "#b9c6d3";
const EMPTY = "#f4f7fa";

/** Draws divisions in the depth of their values; returns what ends it. */
export function drawMap(
  into: HTMLElement,
  boundaries: Boundaries,
  places: readonly Place[],
  pick: (code: string) => void,
): () => void {
  const map = boundaries.features.length >= PROVINCES ? NATION : "divisions";
  // ECharts unpacks what it is given in place: the next drawing needs it as it came.
  registerMap(map, structuredClone(boundaries) as unknown as Parameters<typeof registerMap>[1]);
  const names = namesOf(boundaries, places);
  return inElement(into, () => {
    const chart = init(into, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(into).fontFamily },
      tooltip: {
        trigger: "item",
        formatter: ({ name, value }: { name: string; value: number }) =>
          `${names.get(name) ?? name}　${Number.isNaN(value) ? "—" : value.toLocaleString()}`,
      },
      visualMap: scaleOf(places),
      series: [
        {
          type: "map",
          map,
          nameProperty: "code",
          selectedMode: false,
          label: { show: false },
          itemStyle: { borderColor: LINE, areaColor: EMPTY },
          emphasis: { label: { show: false }, itemStyle: { areaColor: "#c98f1e" } },
          data: places.map(({ code, value }) => ({ name: code, value })),
        },
      ],
    });
    chart.on("click", ({ name }) => pick(name));
    return chart;
  });
}

/** What the divisions are called: as the figures call them, else as the file does. */
function namesOf(boundaries: Boundaries, places: readonly Place[]): ReadonlyMap<string, string> {
  const names = new Map(places.map(({ code, name }) => [code, name]));
  for (const { properties } of boundaries.features) {
    const code = String(properties?.code);
    if (!names.has(code) && properties?.name) names.set(code, String(properties.name));
  }
  return names;
}

/** A scale up to the largest value that is drawn; none where nothing is. */
function scaleOf(places: readonly Place[]): object | undefined {
  const most = Math.max(0, ...places.map(({ value }) => value));
  if (most === 0) return undefined;
  return {
    min: 0,
    max: most,
    calculable: true,
    left: 12,
    bottom: 12,
    inRange: { color: [PALE, DEEP] },
    outOfRange: { color: [EMPTY] },
  };
}
