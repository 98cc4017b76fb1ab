import type { RouteObject } from "react-router";

const at = (path: string, page: () => Promise<NonNullable<RouteObject["Component"]>>) => ({
  path: `catalogue/${path}`,
  lazy: async () => ({ Component: await page() }),
});
const duties = () => import("./pages/duties");
const items = () => import("./pages/service-items");
const systems = () => import("./pages/systems");

export const registers: RouteObject[] = [
  at("duties", async () => (await duties()).DutiesPage),
  at("duties/new", async () => (await import("./pages/duty-form")).NewDutyPage),
  at("duties/:id", async () => (await import("./pages/duty")).DutyPage),
  at("duties/:id/edit", async () => (await import("./pages/duty-form")).EditDutyPage),
  at("service-items", async () => (await items()).ServiceItemsPage),
  at("service-items/new", async () => (await import("./pages/item-form")).NewItemPage),
  at("service-items/:id", async () => (await import("./pages/service-item")).ServiceItemPage),
  at("service-items/:id/edit", async () => (await import("./pages/item-form")).EditItemPage),
  at("systems", async () => (await systems()).SystemsPage),
  at("systems/new", async () => (await import("./pages/system-form")).NewSystemPage),
  at("systems/:id", async () => (await import("./pages/system")).SystemPage),
  at("systems/:id/edit", async () => (await import("./pages/system-form")).EditSystemPage),
  at("duplicates", async () => (await import("./pages/duplicates")).DuplicatesPage),
  at("coverage", async () => (await import("./pages/coverage")).CoveragePage),
];
