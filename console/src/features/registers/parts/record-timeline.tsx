import { Timeline } from "@/shared/ui/timeline";
import { type Register, useRecordTimeline } from "../queries";
import { DETAILS } from "../words";

interface RecordTimelineProps {
  readonly register: Register;
  readonly id: string;
}

/** All that was done to a record. */
export function RecordTimeline({ register, id }: RecordTimelineProps) {
  const query = useRecordTimeline(register, id);
  return <Timeline query={query} details={DETAILS} />;
}
