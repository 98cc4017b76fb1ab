import type { RouteObject } from "react-router";

export const catalogue: RouteObject[] = [
  {
    path: "catalogue",
    lazy: async () => ({ Component: (await import("./pages/search")).SearchPage }),
  },
  {
    path: "catalogue/compile",
    lazy: async () => ({ Component: (await import("./pages/compile")).CompilePage }),
  },
  {
    path: "catalogue/synonyms",
    lazy: async () => ({ Component: (await import("./pages/synonyms")).SynonymsPage }),
  },
  {
    path: "catalogue/entries/:id",
    lazy: async () => ({ Component: (await import("./pages/entry")).EntryPage }),
  },
  {
    path: "catalogue/entries/:id/edit",
    lazy: async () => ({ Component: (await import("./pages/edit")).EditPage }),
  },
];
