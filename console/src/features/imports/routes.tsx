import type { RouteObject } from "react-router";

export const imports: RouteObject[] = [
  {
    path: "imports",
    lazy: async () => ({ Component: (await import("./pages/imports")).ImportsPage }),
  },
  {
    path: "imports/new",
    lazy: async () => ({ Component: (await import("./pages/new-import")).NewImportPage }),
  },
  {
    path: "imports/:id",
    lazy: async () => ({ Component: (await import("./pages/import")).ImportPage }),
  },
];
