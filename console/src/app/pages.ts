import type { RouteObject } from "react-router";
import { catalogue } from "@/features/catalogue/routes";
import { collect } from "@/features/collect/routes";
import { govern } from "@/features/govern/routes";
import { doorstep, identity } from "@/features/identity/routes";
import { imports } from "@/features/imports/routes";
import { oversee } from "@/features/oversee/routes";
import { protect } from "@/features/protect/routes";
import { registers } from "@/features/registers/routes";
import { share } from "@/features/share/routes";
import { standards } from "@/features/standards/routes";
import { workbench } from "@/features/workbench/routes";

/** Before anybody is signed in. */
export const DOORSTEP: readonly RouteObject[] = doorstep;

/** The pages of every feature, in the order of the menu. */
export const PAGES: readonly RouteObject[] = [
  ...workbench,
  ...imports,
  ...catalogue,
  ...registers,
  ...collect,
  ...govern,
  ...protect,
  ...share,
  ...standards,
  ...oversee,
  ...identity,
];
