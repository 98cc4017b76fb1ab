import type { RouteObject } from "react-router";

export const share: RouteObject[] = [
  {
    path: "share/apply",
    lazy: async () => ({ Component: (await import("./pages/apply")).ApplyPage }),
  },
  {
    path: "share/applications",
    lazy: async () => ({ Component: (await import("./pages/applications")).ApplicationsPage }),
  },
  {
    path: "share/applications/:id",
    lazy: async () => ({ Component: (await import("./pages/application")).ApplicationPage }),
  },
  {
    path: "share/applications/:id/edit",
    lazy: async () => ({ Component: (await import("./pages/apply")).EditApplicationPage }),
  },
  {
    path: "share/grants",
    lazy: async () => ({ Component: (await import("./pages/grants")).GrantsPage }),
  },
  {
    path: "share/grants/:id",
    lazy: async () => ({ Component: (await import("./pages/grant")).GrantPage }),
  },
  {
    path: "share/services",
    lazy: async () => ({ Component: (await import("./pages/services")).ServicesPage }),
  },
  {
    path: "share/services/:code",
    lazy: async () => ({ Component: (await import("./pages/service")).ServicePage }),
  },
  {
    path: "share/calls",
    lazy: async () => ({ Component: (await import("./pages/calls")).CallsPage }),
  },
  {
    path: "share/calls/:id",
    lazy: async () => ({ Component: (await import("./pages/call")).CallPage }),
  },
  {
    path: "share/limits",
    lazy: async () => ({ Component: (await import("./pages/limits")).LimitsPage }),
  },
];
