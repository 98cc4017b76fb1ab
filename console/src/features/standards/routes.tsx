import type { RouteObject } from "react-router";

export const standards: RouteObject[] = [
  {
    path: "standards/code-lists",
    lazy: async () => ({ Component: (await import("./pages/code-lists")).CodeListsPage }),
  },
  {
    path: "standards/code-lists/:id",
    lazy: async () => ({ Component: (await import("./pages/code-list")).CodeListPage }),
  },
  {
    path: "standards/calendar",
    lazy: async () => ({ Component: (await import("./pages/calendar")).CalendarPage }),
  },
];
