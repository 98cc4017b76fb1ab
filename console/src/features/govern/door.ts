/** What governance offers the other features. */
export { Advice } from "./parts/advice";
export { LandingCheck } from "./parts/landing-check";
export { withTitles } from "./queries";
