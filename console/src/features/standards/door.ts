/** What the standards offer the other features. */
export { BadNameNote, LakeNameNote } from "./parts/bad-name";
export { CodeListSelect } from "./parts/code-list-select";
export { ElementSelect } from "./parts/element-select";
export { SuggestionSelect, Sureness } from "./parts/suggestion";
export { rateOf, SURE } from "./rules";
