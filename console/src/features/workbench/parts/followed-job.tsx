import Button from "antd/es/button";
import { pair, useSay } from "@/shared/lib/words";
import { JobProgress } from "@/shared/ui/job-progress";
import { Loaded } from "@/shared/ui/loaded";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useCancelJob, useJob } from "../queries";

const CANCEL = pair("停止", "Stop");

/** A job followed to its end, with the button that stops it. */
export function FollowedJob({ id }: { readonly id: string }) {
  const say = useSay();
  const job = useJob(id);
  const cancel = useCancelJob(id);
  return (
    <Loaded query={job}>
      {(of) => (
        <>
          {cancel.error && <ProblemNote error={cancel.error} />}
          <JobProgress
            job={of}
            actions={
              of.verbs.includes("cancel") && (
                <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                  {say(CANCEL)}
                </Button>
              )
            }
          />
        </>
      )}
    </Loaded>
  );
}
