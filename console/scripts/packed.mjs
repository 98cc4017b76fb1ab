/**
 * What a browser loads one after the other, each packed into one file with all that it needs
 * (vite.config.ts), so that a page is a few requests and not one for every icon.
 */
export const PACKED = {
  doorstep: ["src/app/main.tsx", "src/features/identity/pages/sign-in.tsx"],
  shell: ["src/app/shell/shell.tsx", "src/features/workbench/pages/waiting.tsx"],
  kit: [
    "src/shared/ui/detail-page.tsx",
    "src/shared/ui/verb-bar.tsx",
    "src/shared/ui/form-page.tsx",
    "src/shared/ui/form-drawer.tsx",
    "src/shared/ui/field.tsx",
  ],
};

/** From the first address to the first list page: what budget.mjs weighs. */
export const START = ["index", "doorstep", "shell"];
