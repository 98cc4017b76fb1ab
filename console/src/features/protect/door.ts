/** What protection offers the other features. */
export { useRecogniseNew } from "./queries";
export { LEVELS, maskWords } from "./words";
