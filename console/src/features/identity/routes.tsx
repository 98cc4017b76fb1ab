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
  {
    path: "identity/regions",
    lazy: async () => ({ Component: (await import("./pages/regions")).RegionsPage }),
  },
  {
    path: "identity/organisations",
    lazy: async () => ({ Component: (await import("./pages/organisations")).OrganisationsPage }),
  },
  {
    path: "identity/organisations/:id",
    lazy: async () => ({ Component: (await import("./pages/organisation")).OrganisationPage }),
  },
  {
    path: "identity/roles",
    lazy: async () => ({ Component: (await import("./pages/roles")).RolesPage }),
  },
  {
    path: "identity/applications",
    lazy: async () => ({ Component: (await import("./pages/applications")).ApplicationsPage }),
  },
  {
    path: "identity/applications/:id",
    lazy: async () => ({ Component: (await import("./pages/application")).ApplicationPage }),
  },
  {
    path: "identity/password",
    lazy: async () => ({ Component: (await import("./pages/own-password")).OwnPasswordPage }),
  },
  {
    path: "identity/keys",
    lazy: async () => ({ Component: (await import("./pages/own-keys")).OwnKeysPage }),
  },
];
