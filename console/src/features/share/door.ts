/** What sharing offers the other features. */
export { HeldOf } from "./parts/held-of";
export { ReviewApplications } from "./parts/review-applications";
