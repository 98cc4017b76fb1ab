import { lazy, Suspense } from "react";
import { useMe } from "@/features/identity/door";
import { useFirstSteps } from "../queries";

const READS = "oversee.overview.read";
/** Only an empty house needs it. */
const StepList = lazy(async () => ({ default: (await import("./step-list")).StepList }));

/** What an empty house needs, for those who have a part in it; nothing once the house lives. */
export function FirstSteps() {
  const permissions = useMe().data?.permissions ?? [];
  const steps = useFirstSteps(permissions.includes(READS)).data ?? [];
  if (steps.length === 0) return null;
  return (
    <Suspense>
      <StepList of={steps} />
    </Suspense>
  );
}
