import { type ComponentType, createContext, useContext } from "react";

type NameOf = ComponentType<{ readonly uscc: string }>;

const Bare: NameOf = ({ uscc }) => uscc;

/** Who knows the names of organisations tells them here: the ledger keeps codes, people read names. */
export const OrganisationNameContext = createContext<NameOf>(Bare);

/** The name of an organisation, by its unified credit code. */
export function OrganisationName({ uscc }: { readonly uscc: string }) {
  const Name = useContext(OrganisationNameContext);
  return uscc ? <Name uscc={uscc} /> : null;
}
