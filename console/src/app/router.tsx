import { createBrowserRouter, Navigate } from "react-router";
import { FailedPage, NotFoundPage } from "./failed-page";
import { DOORSTEP, PAGES } from "./pages";

export const router = createBrowserRouter([
  {
    errorElement: <FailedPage />,
    hydrateFallbackElement: <i />,
    children: [
      ...DOORSTEP,
      {
        path: "/",
        lazy: async () => ({ Component: (await import("./shell/shell")).Shell }),
        children: [
          { index: true, element: <Navigate to="/workbench/waiting" replace /> },
          { errorElement: <FailedPage />, children: [...PAGES] },
          { path: "*", element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
