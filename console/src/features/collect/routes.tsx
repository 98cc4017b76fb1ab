import type { RouteObject } from "react-router";

export const collect: RouteObject[] = [
  {
    path: "collect/sources",
    lazy: async () => ({ Component: (await import("./pages/sources")).SourcesPage }),
  },
  {
    path: "collect/sources/new",
    lazy: async () => ({ Component: (await import("./pages/source-form")).NewSourcePage }),
  },
  {
    path: "collect/sources/:id",
    lazy: async () => ({ Component: (await import("./pages/source")).SourcePage }),
  },
  {
    path: "collect/sources/:id/edit",
    lazy: async () => ({ Component: (await import("./pages/source-form")).EditSourcePage }),
  },
  {
    path: "collect/flows",
    lazy: async () => ({ Component: (await import("./pages/flows")).FlowsPage }),
  },
  {
    path: "collect/flows/new",
    lazy: async () => ({ Component: (await import("./pages/flow-form")).NewFlowPage }),
  },
  {
    path: "collect/flows/:id",
    lazy: async () => ({ Component: (await import("./pages/flow")).FlowPage }),
  },
  {
    path: "collect/flows/:id/edit",
    lazy: async () => ({ Component: (await import("./pages/flow-form")).EditFlowPage }),
  },
  {
    path: "collect/runs",
    lazy: async () => ({ Component: (await import("./pages/runs")).RunsPage }),
  },
  {
    path: "collect/runs/:id",
    lazy: async () => ({ Component: (await import("./pages/run")).RunPage }),
  },
];
