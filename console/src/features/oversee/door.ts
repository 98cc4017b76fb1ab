/** What oversight offers the other features. */
export { FirstSteps } from "./parts/first-steps";
export { GraphLink } from "./parts/graph-link";
