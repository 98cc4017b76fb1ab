import type { RouteObject } from "react-router";

export const govern: RouteObject[] = [
  {
    path: "govern/tables",
    lazy: async () => ({ Component: (await import("./pages/tables")).TablesPage }),
  },
  {
    path: "govern/tables/:id",
    lazy: async () => ({ Component: (await import("./pages/table")).TablePage }),
  },
];
