import { useSay } from "@/shared/lib/words";
import type { Job } from "../queries";
import { titleOf } from "../rules";

/** What a job does, and to what. */
export function JobTitle({ of }: { readonly of: Job }) {
  return useSay()(titleOf(of));
}
