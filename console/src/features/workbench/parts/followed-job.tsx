import Button from "antd/es/button";
import { useEffect } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { isEnded, JobProgress } from "@/shared/ui/job-progress";
import { Loaded } from "@/shared/ui/loaded";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useCancelJob, useJob } from "../queries";

const CANCEL = pair("停止", "Stop");

interface FollowedJobProps {
  readonly id: string;
  /** Called once when the job has ended: what it changed can be read anew. */
  readonly onEnd?: () => void;
}

/** A job followed to its end, with the button that stops it. */
export function FollowedJob({ id, onEnd }: FollowedJobProps) {
  const say = useSay();
  const job = useJob(id);
  const cancel = useCancelJob(id);
  const ended = job.data !== undefined && isEnded(job.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a job, whoever listens then.
  useEffect(() => {
    if (ended) onEnd?.();
  }, [id, ended]);
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
