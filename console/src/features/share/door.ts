/** What sharing offers the other features. */
export { HeldOf } from "./parts/held-of";
export { EVENTS as SHARE_EVENTS } from "./words";
