/** What imports offer the other features. */
export { ImportButton } from "./parts/import-button";
