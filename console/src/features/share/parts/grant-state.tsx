import { StatusTag } from "@/shared/ui/status-tag";
import type { GrantLine } from "../queries/grants";
import { GRANT_STATES } from "../words";

/** Where a grant stands; one whose time is over has expired, whatever its books say yet. */
export function GrantState({ of }: { readonly of: Pick<GrantLine, "status" | "is_over"> }) {
  const over = of.is_over && of.status !== "revoked";
  return <StatusTag of={GRANT_STATES} code={over ? "expired" : of.status} />;
}
