/** What the charts of the overview look like: the colours of the house, nothing that moves. */
import type { EChartsCoreOption } from "echarts/core";

export interface Slice {
  readonly name: string;
  readonly value: number;
}

const DARK = "#1d2a36";
const INK = "#51606f";
const LINE = "#dfe5eb";
const BLUE = "#1c5d99";
const COLOURS = [BLUE, "#2b7a57", "#c98f1e", "#b23a2e", "#6f8fae", "#8592a0", "#4d9a94"];
const FONT = { fontSize: 12, color: INK };
const BASE = { animation: false, color: COLOURS };
const NAME_CHARACTERS_MAX = 16;
const LEAST_PERCENT = 0.1;

const short = (name: string): string =>
  name.length > NAME_CHARACTERS_MAX ? `${name.slice(0, NAME_CHARACTERS_MAX)}…` : name;

/** Parts of a whole: the whole in the middle, and beside it each part with its share. */
export function ringOf(slices: readonly Slice[]): EChartsCoreOption {
  const parts = slices.filter(({ value }) => value > 0);
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  return {
    ...BASE,
    tooltip: {
      trigger: "item",
      formatter: ({ name, value }: { name: string; value: number }) =>
        `${name}　${value.toLocaleString()}　${shareOf(value, whole)}`,
    },
    title: {
      text: String(whole),
      left: "26%",
      top: "middle",
      textAlign: "center",
      padding: 0,
      textStyle: { fontSize: 26, fontWeight: 600, color: DARK },
    },
    legend: {
      orient: "vertical",
      left: "50%",
      top: "middle",
      textStyle: { ...FONT, rich: { count: { color: DARK, fontWeight: 600 } } },
      icon: "circle",
      // A click leads to what is counted, as it does on the ring.
      selectedMode: false,
      triggerEvent: true,
      itemWidth: 10,
      formatter: (name: string) => legendOf(parts, whole, name),
    },
    series: [
      {
        type: "pie",
        radius: ["54%", "68%"],
        center: ["26%", "50%"],
        label: { show: false },
        // What is all of one kind is a whole ring: no seam.
        itemStyle: { borderColor: "#fff", borderWidth: parts.length > 1 ? 2 : 0 },
        data: parts,
      },
    ],
  };
}

function legendOf(parts: readonly Slice[], whole: number, name: string): string {
  const value = parts.find((one) => one.name === name)?.value ?? 0;
  return `${name}  {count|${value}}  ${shareOf(value, whole)}`;
}

/** A part in percent: all and none alone are 100 % and 0 %. */
export function shareOf(part: number, whole: number): string {
  if (part === 0 || part === whole) return part === 0 ? "0%" : "100%";
  const percent = (100 * part) / whole;
  if (percent < LEAST_PERCENT) return `<${LEAST_PERCENT}%`;
  return percent > 100 - LEAST_PERCENT
    ? `>${100 - LEAST_PERCENT}%`
    : `${Number(percent.toFixed(1))}%`;
}

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
    triggerEvent: true,
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
