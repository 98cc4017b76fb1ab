import type { RouteObject } from "react-router";

export const workbench: RouteObject[] = [
  {
    path: "workbench/waiting",
    lazy: async () => ({ Component: (await import("./pages/waiting")).WaitingPage }),
  },
  {
    path: "workbench/decided",
    lazy: async () => ({ Component: (await import("./pages/decided")).DecidedPage }),
  },
  {
    path: "workbench/opened",
    lazy: async () => ({ Component: (await import("./pages/opened")).OpenedPage }),
  },
  {
    path: "workbench/jobs",
    lazy: async () => ({ Component: (await import("./pages/jobs")).JobsPage }),
  },
  {
    path: "workbench/jobs/:id",
    lazy: async () => ({ Component: (await import("./pages/job")).JobPage }),
  },
];
