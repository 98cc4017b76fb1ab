/** What oversight offers the other features. */
export { GraphLink } from "./parts/graph-link";
