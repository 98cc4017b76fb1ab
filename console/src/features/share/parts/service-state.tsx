import { StatusTag, state } from "@/shared/ui/status-tag";
import type { ServiceLine } from "../queries/grants";

const STATES = {
  open: state("已开通", "Open", "good"),
  stopped: state("已停止", "Stopped", "bad"),
};

/** A service is open until its entry is off the catalogue. */
export function ServiceState({ of }: { readonly of: ServiceLine }) {
  return <StatusTag of={STATES} code={of.stopped_at === null ? "open" : "stopped"} />;
}
