/** What protection offers the other features. */
export { EVENTS as PROTECT_EVENTS, LEVELS, maskWords } from "./words";
