import type { RouteObject } from "react-router";

export const standards: RouteObject[] = [
  {
    path: "standards/elements",
    lazy: async () => ({ Component: (await import("./pages/elements")).ElementsPage }),
  },
  {
    path: "standards/elements/new",
    lazy: async () => ({ Component: (await import("./pages/element-edit")).NewElementPage }),
  },
  {
    path: "standards/elements/:id",
    lazy: async () => ({ Component: (await import("./pages/element")).ElementPage }),
  },
  {
    path: "standards/elements/:id/edit",
    lazy: async () => ({ Component: (await import("./pages/element-edit")).ElementEditPage }),
  },
  {
    path: "standards/code-lists",
    lazy: async () => ({ Component: (await import("./pages/code-lists")).CodeListsPage }),
  },
  {
    path: "standards/code-lists/:id",
    lazy: async () => ({ Component: (await import("./pages/code-list")).CodeListPage }),
  },
  {
    path: "standards/naming",
    lazy: async () => ({ Component: (await import("./pages/naming")).NamingPage }),
  },
  {
    path: "standards/documents",
    lazy: async () => ({ Component: (await import("./pages/documents")).DocumentsPage }),
  },
  {
    path: "standards/documents/:id",
    lazy: async () => ({ Component: (await import("./pages/document")).DocumentPage }),
  },
  {
    path: "standards/landing",
    lazy: async () => ({ Component: (await import("./pages/landing")).LandingPage }),
  },
  {
    path: "standards/landing/items",
    lazy: async () => ({ Component: (await import("./pages/landed-items")).LandedItemsPage }),
  },
  {
    path: "standards/landing/:id",
    lazy: async () => ({ Component: (await import("./pages/landing-table")).LandingTablePage }),
  },
  {
    path: "standards/calendar",
    lazy: async () => ({ Component: (await import("./pages/calendar")).CalendarPage }),
  },
];
