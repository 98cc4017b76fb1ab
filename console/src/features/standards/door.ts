/** What the standards offer the other features. */
export { EVENTS as STANDARDS_EVENTS } from "./words";
