import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { catalogue } from "@/features/catalogue/routes";
import { collect } from "@/features/collect/routes";
import { govern } from "@/features/govern/routes";
import { doorstep, identity } from "@/features/identity/routes";
import { oversee } from "@/features/oversee/routes";
import { protect } from "@/features/protect/routes";
import { share } from "@/features/share/routes";
import { standards } from "@/features/standards/routes";
import { workbench } from "@/features/workbench/routes";
import { FailedPage, NotFoundPage } from "./failed-page";

/** The pages of every feature, in the order of the menu. */
const PAGES: RouteObject[] = [
  ...workbench,
  ...catalogue,
  ...collect,
  ...govern,
  ...protect,
  ...share,
  ...standards,
  ...oversee,
  ...identity,
];

export const router = createBrowserRouter([
  {
    errorElement: <FailedPage />,
    hydrateFallbackElement: <i />,
    children: [
      ...doorstep,
      {
        path: "/",
        lazy: async () => ({ Component: (await import("./shell/shell")).Shell }),
        children: [
          { index: true, element: <Navigate to="/workbench/waiting" replace /> },
          { errorElement: <FailedPage />, children: PAGES },
          { path: "*", element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
