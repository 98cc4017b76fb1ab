/** What identity offers the other features and the shell. */
export { KnownName } from "./parts/known-name";
export { KnownRegion } from "./parts/known-region";
export { OrganisationSelect } from "./parts/organisation-select";
export { OrganisationsSelect } from "./parts/organisations-select";
export { DivisionFilter, OrganisationFilter } from "./parts/place-filters";
export { RegionSelect } from "./parts/region-select";
export { RegionsSelect } from "./parts/regions-select";
export { SystemSelect } from "./parts/system-select";
export { forgetMe, type Me, useMe, useSignOut } from "./queries/session";
