/** What protection offers the other features. */
export { useRecogniseNew } from "./queries";
export { EVENTS as PROTECT_EVENTS, LEVELS, maskWords } from "./words";
