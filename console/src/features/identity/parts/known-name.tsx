import { useOrganisation } from "../queries/organisations";

/** An organisation by its name; by its code until the name is known. */
export function KnownName({ uscc }: { readonly uscc: string }) {
  const organisation = useOrganisation(uscc);
  return organisation.data?.name ?? uscc;
}
