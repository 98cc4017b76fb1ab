/**
 * Compresses what was built as well as can be, once, instead of a little at every request.
 *
 * Beside each file of dist/assets stands its `.br` and its `.gz`; the server hands out what the
 * browser understands. Browsers take Brotli over HTTPS and from this machine, gzip always.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const ASSETS = fileURLToPath(new URL("../dist/assets", import.meta.url));
const TEXT = /\.(js|css|svg|json)$/;

for (const name of readdirSync(ASSETS).filter((each) => TEXT.test(each))) {
  const content = readFileSync(join(ASSETS, name));
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(ASSETS, `${name}.br`), brotliCompressSync(content, { params: size }));
  writeFileSync(join(ASSETS, `${name}.gz`), gzipSync(content, { level: 9 }));
}
