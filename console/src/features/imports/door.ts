/** What imports offer the other features. */
export { ImportButton } from "./parts/import-button";
export { EVENTS as IMPORT_EVENTS } from "./words";
