import { useRegion } from "../queries/regions";

/** A division by its name; its code until that is known. */
export function KnownRegion({ code }: { readonly code: string }) {
  return useRegion(code).data?.name ?? code;
}
