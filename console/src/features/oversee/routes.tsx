import type { RouteObject } from "react-router";

export const oversee: RouteObject[] = [
  {
    path: "oversee/overview",
    lazy: async () => ({ Component: (await import("./pages/overview")).OverviewPage }),
  },
  {
    path: "oversee/freshness",
    lazy: async () => ({ Component: (await import("./pages/freshness")).FreshnessPage }),
  },
  {
    path: "oversee/graph",
    lazy: async () => ({ Component: (await import("./pages/graph")).GraphPage }),
  },
  {
    path: "oversee/ledger",
    lazy: async () => ({ Component: (await import("./pages/ledger")).LedgerPage }),
  },
];
