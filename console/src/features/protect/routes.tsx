import type { RouteObject } from "react-router";

export const protect: RouteObject[] = [
  {
    path: "protect/tables",
    lazy: async () => ({ Component: (await import("./pages/tables")).TablesPage }),
  },
  {
    path: "protect/tables/:id",
    lazy: async () => ({ Component: (await import("./pages/table")).TablePage }),
  },
];
