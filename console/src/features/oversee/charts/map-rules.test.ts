import { expect, test } from "vitest";
import { onTheMap, type Read, readBoundaries } from "./map-rules";

const PLACES = [
  { code: "420000", name: "湖北省本级", value: 280 },
  { code: "420100", name: "武汉市", value: 3 },
];
const RING = [
  [
    [113, 30],
    [115, 30],
    [115, 31],
    [113, 30],
  ],
];
const SHAPE = { type: "Polygon", coordinates: RING };
const file = (...features: object[]) => ({
  type: "FeatureCollection",
  features: features.map((of) => ({ geometry: SHAPE, ...of })),
});
const codesOf = (told: unknown, map = "420000") => {
  const read = readBoundaries(told, map, PLACES);
  return "fault" in read ? read.fault.zh : [...read.codes];
};

test("an area tells its code as id, as code or as adcode, in figures or letters", () => {
  const told = file(
    { id: "420100", properties: {} },
    { properties: { code: "420200" } },
    { properties: { adcode: 420300 } },
  );
  expect(codesOf(told)).toEqual(["420100", "420200", "420300"]);
});

test("an area without a code is known by its name", () => {
  expect(codesOf(file({ properties: { name: "武汉市" } }))).toEqual(["420100"]);
});

test("a file of other divisions is refused with the file's name and the cure", () => {
  const said = codesOf(file({ id: "430100", properties: {} }));
  expect(said).toContain("maps/420000.json");
  expect(said).toContain("properties.adcode");
});

test("what is no collection of areas is refused", () => {
  for (const told of [null, [], { features: [] }, { type: "Feature" }, "x"])
    expect(codesOf(told)).toContain("FeatureCollection");
});

test("an area without a polygon in degrees is refused, and how many there are is told", () => {
  const broken = [
    null,
    {},
    { type: "Polygon", coordinates: "x" },
    { type: "Polygon", coordinates: [] },
    { type: "Point", coordinates: [113, 30] },
    { type: "Polygon", coordinates: [[[12_000_000, 3_500_000]]] },
  ];
  for (const geometry of broken)
    expect(codesOf(file({ id: "420100" }, { id: "420200", geometry }))).toContain("1 个区域没有");
  const packed = { ...file({ id: "420100", geometry: { type: "Polygon", coordinates: ["@@"] } }) };
  expect(codesOf({ ...packed, UTF8Encoding: true })).toEqual(["420100"]);
});

test("areas that belong elsewhere are told, the line in the south is not", () => {
  const some = readBoundaries(
    file({ id: "420100" }, { id: "430100" }, { properties: { adcode: "100000_JD" } }),
    "420000",
    PLACES,
  ) as Read;
  expect(some.remark?.zh).toContain("1 个区域");
  const whole = readBoundaries(
    file({ id: "420000" }, { properties: { adcode: "100000_JD" } }),
    "100000",
    [],
  ) as Read;
  expect(whole.remark).toBeUndefined();
});

test("what stands at the division's own level has no area", () => {
  const { shown, beside } = onTheMap(PLACES, new Set(["420100"]));
  expect(shown.map(({ code }) => code)).toEqual(["420100"]);
  expect(beside.map(({ value }) => value)).toEqual([280]);
});
