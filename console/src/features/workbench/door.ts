/** What the workbench offers the other features and the shell. */
export { FollowedJob } from "./parts/followed-job";
export { useNotices, useReadAllNotices, useWaiting } from "./queries";
