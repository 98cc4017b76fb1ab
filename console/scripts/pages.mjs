/**
 * Writes dist/pages.json: the addresses of the router's pages, as `/share/grants/:id`.
 *
 * The server answers these with the console and every other address with 404, so that what does not
 * exist says so also to those who do not run the console.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const { module } = await runnerImport(at("../src/app/pages.ts"), {
  configFile: false,
  root: at(".."),
  logLevel: "error",
  resolve: { alias: { "@": at("../src") } },
});
const addresses = [...module.DOORSTEP, ...module.PAGES].map(({ path }) =>
  path.startsWith("/") ? path : `/${path}`,
);
writeFileSync(at("../dist/pages.json"), `${JSON.stringify(["/", ...addresses], null, 1)}\n`);
