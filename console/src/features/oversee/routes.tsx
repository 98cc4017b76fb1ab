import type { RouteObject } from "react-router";

export const oversee: RouteObject[] = [
  {
    path: "oversee/ledger",
    lazy: async () => ({ Component: (await import("./pages/ledger")).LedgerPage }),
  },
];
