/** What sharing offers the other features. */
export { HeldOf } from "./parts/held-of";
export { ReviewMany } from "./parts/review-many";
export { EVENTS as SHARE_EVENTS } from "./words";
