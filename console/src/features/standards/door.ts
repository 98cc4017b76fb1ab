/** What the standards offer the other features. */
export { BadNameNote, LakeNameNote } from "./parts/bad-name";
export { CodeListSelect } from "./parts/code-list-select";
export { ElementSelect } from "./parts/element-select";
export { EVENTS as STANDARDS_EVENTS } from "./words";
