/** What the charts of the overview look like: the colours of the house, nothing that moves. */
import type { EChartsCoreOption } from "echarts/core";

export interface Slice {
  readonly name: string;
  readonly value: number;
}

const INK = "#51606f";
const LINE = "#dfe5eb";
const BLUE = "#1c5d99";
const COLOURS = [BLUE, "#2b7a57", "#c98f1e", "#b23a2e", "#6f8fae", "#8592a0", "#4d9a94"];
const FONT = { fontSize: 12, color: INK };
const BASE = { animation: false, color: COLOURS };
const NAME_CHARACTERS_MAX = 12;

const short = (name: string): string =>
  name.length > NAME_CHARACTERS_MAX ? `${name.slice(0, NAME_CHARACTERS_MAX)}…` : name;

/** Parts of a whole. */
export const ringOf = (slices: readonly Slice[]): EChartsCoreOption => ({
  ...BASE,
  tooltip: { trigger: "item" },
  legend: {
    orient: "vertical",
    left: "50%",
    top: "middle",
    textStyle: FONT,
    icon: "circle",
    formatter: (name: string) => `${name}  ${slices.find((one) => one.name === name)?.value}`,
  },
  series: [
    {
      type: "pie",
      radius: ["46%", "70%"],
      center: ["26%", "50%"],
      label: { show: false },
      itemStyle: { borderColor: "#fff", borderWidth: 2 },
      data: slices,
    },
  ],
});

/** The largest on top. */
export const barsOf = (slices: readonly Slice[]): EChartsCoreOption => ({
  ...BASE,
  tooltip: { trigger: "axis", axisPointer: { type: "shadow" } },
  grid: { left: 8, right: 36, top: 8, bottom: 8, containLabel: true },
  xAxis: { type: "value", show: false, minInterval: 1 },
  yAxis: {
    type: "category",
    inverse: true,
    data: slices.map((slice) => slice.name),
    axisLine: { lineStyle: { color: LINE } },
    axisTick: { show: false },
    axisLabel: { ...FONT, formatter: short },
  },
  series: [
    {
      type: "bar",
      barMaxWidth: 16,
      data: slices.map((slice) => slice.value),
      label: { show: true, position: "right", ...FONT },
    },
  ],
});

/** One value a day. */
export const daysOf = (slices: readonly Slice[]): EChartsCoreOption => ({
  ...BASE,
  tooltip: { trigger: "axis" },
  grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
  xAxis: {
    type: "category",
    data: slices.map((slice) => slice.name),
    axisLine: { lineStyle: { color: LINE } },
    axisTick: { show: false },
    axisLabel: FONT,
  },
  yAxis: {
    type: "value",
    minInterval: 1,
    splitLine: { lineStyle: { color: LINE } },
    axisLabel: FONT,
  },
  series: [
    {
      type: "bar",
      barMaxWidth: 18,
      data: slices.map((slice) => slice.value),
    },
  ],
});
