/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVER = process.env.TONGBASE_SERVER ?? "http://127.0.0.1:8600";

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
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
