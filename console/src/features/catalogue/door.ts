/** What the catalogue offers the other features. */
export { Coded, CodeSelect } from "./parts/coded";
export { EntriesOnDuty } from "./parts/entries-on-duty";
export { ReviewEntries, ReviewWithdrawals } from "./parts/review-entries";
export { useEntry } from "./queries";
export { ENTRY_STATES } from "./words";
