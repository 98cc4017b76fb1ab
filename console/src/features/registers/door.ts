/** What the registers offer the other features. */

export { Relations } from "./parts/relations";
export { SourceNote } from "./parts/source-note";
export { calledFrom } from "./words";
