/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { PACKED } from "./scripts/packed.mjs";

const SERVER = process.env.TONGBASE_SERVER ?? "http://127.0.0.1:8600";

/** What is packed together, the first of the list first. */
const CHUNKS = [
  ...Object.entries(PACKED).map(([name, modules], at) => ({
    name,
    test: (id: string) => modules.some((module) => id.endsWith(module)),
    priority: 10 - at,
  })),
];

export default defineConfig({
  base: "/",
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { port: 5173, proxy: { "/api": SERVER, "/services": SERVER } },
  build: {
    outDir: "dist",
    manifest: "manifest.json", // scripts/budget.mjs reads which chunks a page needs
    target: "es2022",
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
