/** What governance offers the other features. */
export { LandingCheck } from "./parts/landing-check";
export { useTableTitles } from "./queries";
export { EVENTS as GOVERN_EVENTS } from "./words";
