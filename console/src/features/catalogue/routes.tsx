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
    path: "catalogue/updates",
    lazy: async () => ({ Component: (await import("./pages/updates")).UpdatesPage }),
  },
  {
    path: "catalogue/items",
    lazy: async () => ({ Component: (await import("./pages/items")).ItemsPage }),
  },
  {
    path: "catalogue/negative",
    lazy: async () => ({ Component: (await import("./pages/negative")).NegativePage }),
  },
  {
    path: "catalogue/synonyms",
    lazy: async () => ({ Component: (await import("./pages/synonyms")).SynonymsPage }),
  },
  {
    path: "catalogue/harvests",
    lazy: async () => ({ Component: (await import("./pages/harvests")).HarvestsPage }),
  },
  {
    path: "catalogue/harvests/:id",
    lazy: async () => ({ Component: (await import("./pages/harvest")).HarvestPage }),
  },
  {
    path: "catalogue/open",
    lazy: async () => ({ Component: (await import("./pages/openness")).OpennessPage }),
  },
  {
    path: "catalogue/as-of",
    lazy: async () => ({ Component: (await import("./pages/as-of")).AsOfPage }),
  },
  {
    path: "catalogue/subscriptions",
    lazy: async () => ({ Component: (await import("./pages/subscriptions")).SubscriptionsPage }),
  },
  {
    path: "catalogue/subscriptions/:id",
    lazy: async () => ({ Component: (await import("./pages/subscription")).SubscriptionPage }),
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
