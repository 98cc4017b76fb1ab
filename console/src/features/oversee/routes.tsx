import type { RouteObject } from "react-router";

export const oversee: RouteObject[] = [
  {
    path: "oversee/overview",
    lazy: async () => ({ Component: (await import("./pages/overview")).OverviewPage }),
  },
  {
    path: "oversee/ledger",
    lazy: async () => ({ Component: (await import("./pages/ledger")).LedgerPage }),
  },
];
