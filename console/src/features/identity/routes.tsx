import type { RouteObject } from "react-router";

/** Before anybody is signed in. */
export const doorstep: RouteObject[] = [
  {
    path: "/sign-in",
    lazy: async () => ({ Component: (await import("./pages/sign-in")).SignInPage }),
  },
  {
    path: "/first-password",
    lazy: async () => ({ Component: (await import("./pages/first-password")).FirstPasswordPage }),
  },
];

export const identity: RouteObject[] = [
  {
    path: "identity/people",
    lazy: async () => ({ Component: (await import("./pages/people")).PeoplePage }),
  },
  {
    path: "identity/people/:id",
    lazy: async () => ({ Component: (await import("./pages/person")).PersonPage }),
  },
];
