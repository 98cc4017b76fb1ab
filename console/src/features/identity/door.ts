/** What identity offers the other features and the shell. */
export { forgetMe, type Me, useMe, useSignOut } from "./queries/session";
