import Button from "antd/es/button";
import { pair, useSay } from "@/shared/lib/words";
import { isEnded, JobProgress } from "@/shared/ui/job-progress";
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
              !isEnded(of) && (
                <Button
                  size="small"
                  disabled={of.cancel_asked}
                  loading={cancel.isPending}
                  onClick={() => cancel.mutate()}
                >
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
