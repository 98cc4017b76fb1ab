/**
 * Weighs what a browser loads from the first address to the first list page: sign-in, shell, list.
 *
 * Reads Vite's manifest, follows static imports from each of START and adds up the gzip sizes of
 * scripts and styles, each file once. Prints the figures; exits 1 beyond the budget.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { START } from "./packed.mjs";

const BUDGET_KB = 300;
const DIST = fileURLToPath(new URL("../dist", import.meta.url));

const manifest = JSON.parse(readFileSync(join(DIST, "manifest.json"), "utf8"));

/** The one chunk of a name: a second one would be weighed in its place. */
function keyOf(name) {
  const keys = Object.keys(manifest).filter((key) => manifest[key].name === name);
  if (keys.length !== 1)
    throw new Error(
      `The manifest has ${keys.length} of ${name}, not one: mend scripts/packed.mjs.`,
    );
  return keys[0];
}

/** Adds the files that one manifest entry needs, and those of its static imports. */
function collect(key, files) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) collect(imported, files);
  return files;
}

/** Adds what a packed file needs by its name. */
function collectNamed(files, name) {
  return collect(keyOf(name), files);
}

const weigh = (file) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;
const files = START.reduce(collectNamed, new Set(["index.html"]));
const sizes = [...files].map((file) => [file, weigh(file)]).sort((a, b) => b[1] - a[1]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0) / 1000;

for (const [file, size] of sizes)
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
console.log(
  `${total.toFixed(1).padStart(8)} kB  gzip, sign-in to list page (budget ${BUDGET_KB} kB)`,
);
if (total > BUDGET_KB) process.exit(1);
