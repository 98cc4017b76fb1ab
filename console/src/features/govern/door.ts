/** What governance offers the other features. */
export { LandingCheck } from "./parts/landing-check";
export { useTableTitles } from "./queries";
