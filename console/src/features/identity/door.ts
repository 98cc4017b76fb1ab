/** What identity offers the other features and the shell. */
export { OrganisationSelect } from "./parts/organisation-select";
export { RegionSelect } from "./parts/region-select";
export { forgetMe, type Me, useMe, useSignOut } from "./queries/session";
