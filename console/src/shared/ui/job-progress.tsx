import type { ReactNode } from "react";
import { formatCount, formatSeconds, formatShare, secondsBetween } from "../lib/formats";
import { pair, useSay, useSpeech } from "../lib/words";
import styles from "./job-progress.module.css";
import { type States, StatusTag, state } from "./status-tag";

export const JOB_STATES: States = {
  queued: state("排队中", "Queued", "wait"),
  running: state("运行中", "Running", "busy"),
  succeeded: state("成功", "Succeeded", "good"),
  failed: state("失败", "Failed", "bad"),
  cancelled: state("已取消", "Cancelled", "plain"),
};
const PROGRESS = pair("进度", "Progress");
const TOOK = pair("用时", "Took");
const STOPPING = pair("正在停止…", "Stopping…");

export interface JobOf {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly message_zh: string;
  readonly message_en: string;
  readonly error: Readonly<Record<string, unknown>> | null;
  readonly cancel_asked: boolean;
  readonly started_at: string | null;
  readonly finished_at: string | null;
}

export const isEnded = (job: { readonly state: string }): boolean =>
  job.state !== "queued" && job.state !== "running";

/** How far a long job is: what it says, how much is done, how long it has taken. */
export function JobProgress({
  job,
  actions,
}: {
  readonly job: JobOf;
  readonly actions?: ReactNode;
}) {
  const { language } = useSpeech();
  const say = useSay();
  const seconds = secondsBetween(job.started_at, job.finished_at, new Date());
  return (
    <div className={styles.job}>
      <div className={styles.top}>
        <StatusTag of={JOB_STATES} code={job.state} />
        <span className={styles.message}>{say(messageOf(job))}</span>
        {actions}
      </div>
      <Bar job={job} />
      <div className={styles.figures}>
        {job.total > 0 && (
          <span>
            {formatCount(job.done, language)} / {formatCount(job.total, language)}
            {" · "}
            {formatShare(job.done / job.total, language)}
          </span>
        )}
        {seconds !== null && (
          <span>
            {say(TOOK)} {formatSeconds(seconds, language)}
          </span>
        )}
      </div>
    </div>
  );
}

function messageOf(job: JobOf) {
  if (job.cancel_asked && !isEnded(job)) return STOPPING;
  const told = job.error;
  if (told) return pair(String(told.message ?? ""), String(told.message_en ?? told.message ?? ""));
  return pair(job.message_zh, job.message_en || job.message_zh);
}

function Bar({ job }: { readonly job: JobOf }) {
  const unknown = job.state === "running" && job.total === 0;
  const share = job.total > 0 ? Math.min(1, job.done / job.total) : 0;
  const say = useSay();
  const width = job.state === "succeeded" ? 1 : share;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={say(PROGRESS)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={unknown ? undefined : Math.floor(width * 100)}
    >
      <div
        className={`${styles.bar} ${unknown ? styles.unknown : ""}`}
        data-tone={JOB_STATES[job.state]?.tone}
        style={unknown ? undefined : { width: `${width * 100}%` }}
      />
    </div>
  );
}
