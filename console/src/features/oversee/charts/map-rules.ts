/** What a file of boundaries must be to be drawn, and which division each of its areas is. */
import { type Pair, pair } from "@/shared/lib/words";

export interface Area {
  readonly id?: unknown;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
  readonly properties?: Readonly<Record<string, unknown>> | null;
}
export interface Boundaries {
  readonly features: readonly Area[];
}
export interface Place {
  /** A division's code of six digits. */
  readonly code: string;
  readonly name: string;
  readonly value: number;
}
/** Boundaries that can be drawn, with `properties.code` in each area that is known. */
export interface Read {
  readonly boundaries: Boundaries;
  readonly codes: ReadonlySet<string>;
  /** What a reader should know of the file, though it is drawn. */
  readonly remark?: Pair;
}
export type Verdict = Read | { readonly fault: Pair };

const NATION = "100000";
const SIX_DIGITS = /^\d{6}$/;

/** Reads a file for the map `map`; says what is wrong with one that cannot be drawn. */
export function readBoundaries(told: unknown, map: string, places: readonly Place[]): Verdict {
  const features = (told as Partial<Boundaries> | null | undefined)?.features;
  if (!Array.isArray(features) || features.length === 0) return { fault: notGeoJson(map) };
  const isPacked = (told as { readonly UTF8Encoding?: unknown }).UTF8Encoding === true;
  const shapeless = isPacked ? 0 : features.filter((of: Area) => !isShape(of)).length;
  if (shapeless > 0) return { fault: noShape(shapeless, map) };
  const named = new Map(places.map(({ name, code }) => [name, code]));
  const coded = features.map((of: Area) => withCode(of, map, named));
  const codes = new Set(coded.map(({ properties }) => properties.code).filter(isCode));
  if (codes.size === 0) return { fault: noDivision(map) };
  const strange = coded.filter((of) => of.properties.code === "" && !isUncoded(of)).length;
  const remark = strange > 0 ? strangers(strange, map) : undefined;
  return { boundaries: { ...(told as Boundaries), features: coded }, codes, remark };
}

/** Values that the map shows, and the sum of those for which it has no area. */
export function onTheMap(places: readonly Place[], codes: ReadonlySet<string>) {
  const shown = places.filter(({ code }) => codes.has(code));
  const beside = places.filter(({ code, value }) => !codes.has(code) && value > 0);
  return { shown, beside };
}

function withCode(of: Area, map: string, named: ReadonlyMap<string, string>) {
  const properties = of.properties ?? {};
  const told = [of.id, properties.code, properties.adcode].map(String);
  const code = told.find((each) => fits(each, map)) ?? named.get(String(properties.name)) ?? "";
  return { ...of, properties: { ...properties, code } };
}

const fits = (code: string, map: string): boolean =>
  SIX_DIGITS.test(code) &&
  code !== map &&
  (map === NATION ? code.endsWith("0000") : code.startsWith(map.slice(0, 2)));

const isCode = (code: unknown): code is string => code !== "";

/** An area that is known by its name alone is no fault, nor is the dash line of the South Sea. */
const isUncoded = ({ id, properties }: Area): boolean => {
  const told = [id, properties?.code, properties?.adcode].filter((each) => each);
  const isLine = told.some((each) => String(each).startsWith(NATION));
  return isLine || (told.length === 0 && Boolean(properties?.name));
};

const SHAPES: ReadonlySet<unknown> = new Set(["Polygon", "MultiPolygon"]);
const [EAST, NORTH] = [180, 90];

/** An area needs a polygon in degrees; the dash line of the South Sea may be lines. */
function isShape({ geometry }: Area): boolean {
  if (!geometry || typeof geometry.type !== "string") return false;
  const isLine = geometry.type === "LineString" || geometry.type === "MultiLineString";
  return (SHAPES.has(geometry.type) || isLine) && isPlace(geometry.coordinates);
}

/** Lists of lists down to pairs of degrees. */
function isPlace(told: unknown): boolean {
  if (!Array.isArray(told) || told.length === 0) return false;
  if (Array.isArray(told[0])) return told.every(isPlace);
  const [east, north] = told as readonly unknown[];
  return isWithin(east, EAST) && isWithin(north, NORTH);
}

const isWithin = (told: unknown, most: number): boolean =>
  typeof told === "number" && Math.abs(told) <= most;

const fileOf = (map: string) => `maps/${map}.json`;

/** The file is there, and is no JSON. */
export const broken = (map: string): Pair =>
  pair(
    `边界文件 ${fileOf(map)} 不是有效的 JSON，无法绘制地图；请修正或移走该文件。`,
    `The boundaries in ${fileOf(map)} are no valid JSON. Mend the file or take it away.`,
  );
const notGeoJson = (map: string): Pair =>
  pair(
    `边界文件 ${fileOf(map)} 不是 GeoJSON 的 FeatureCollection，或其中没有区域；请替换。`,
    `${fileOf(map)} is no GeoJSON FeatureCollection, or has no areas. Replace it.`,
  );
const noShape = (count: number, map: string): Pair =>
  pair(
    `边界文件 ${fileOf(map)} 中有 ${count} 个区域没有以经纬度（度）表示的 Polygon 或 MultiPolygon 边界，无法绘制地图；请修正。`,
    `${count} areas of ${fileOf(map)} have no Polygon or MultiPolygon in degrees. Mend them.`,
  );
const noDivision = (map: string): Pair =>
  pair(
    `边界文件 ${fileOf(map)} 中没有一个区域对应本级的下级行政区划；请在每个区域的 id、properties.code 或 properties.adcode 中写明六位区划代码。`,
    `No area of ${fileOf(map)} is a division of this one. Give each its code of six digits in id, properties.code or properties.adcode.`,
  );
const strangers = (count: number, map: string): Pair =>
  pair(
    `边界文件 ${fileOf(map)} 中有 ${count} 个区域没有本级下级的区划代码，不着色。`,
    `${count} areas of ${fileOf(map)} have no code of a division of this one; they have no colour.`,
  );
