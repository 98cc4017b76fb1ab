import { pair } from "@/shared/lib/words";

export * from "./menu";

export const EVENTS = {
  "oversee.ledger.verified": pair("台账验真", "Ledger verified"),
};
