/** What collection offers the other features. */
export { EVENTS as COLLECT_EVENTS } from "./words";
