import Button from "antd/es/button";
import { FollowedJob } from "@/features/workbench/door";
import { formatFigure, formatMoment } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useListViolations, type Violations } from "../queries/landing";
import styles from "./landing.module.css";

const TITLE = pair("由后台任务列出", "Listed by a job");
const START = pair("开始核对", "Start");
const AGAIN = pair("重新核对", "Judge again");

interface ListingProps {
  readonly table: string;
  readonly of: Violations;
}

/** A large table is judged by a job: started here, followed, and its result told with its time. */
export function Listing({ table, of }: ListingProps) {
  const say = useSay();
  const order = useListViolations(table);
  const job = of.job_id || order.data?.job_id;
  return (
    <Panel title={TITLE}>
      <div className={styles.listing}>
        <p>
          <Large of={of} />
        </p>
        {of.job_id === "" && (
          <Button
            type={of.taken_at ? "default" : "primary"}
            loading={order.isPending}
            onClick={() => order.mutate()}
          >
            {say(of.taken_at ? AGAIN : START)}
          </Button>
        )}
      </div>
      {order.error && <ProblemNote error={order.error} />}
      {job && <FollowedJob id={job} />}
    </Panel>
  );
}

function Large({ of }: { readonly of: Violations }) {
  const say = useSay();
  const { language } = useSpeech();
  const [rows, most, kept] = [of.table_rows, of.at_once_max, of.kept ?? 0].map((count) =>
    formatFigure(count, language),
  );
  const large = pair(
    `该表有 ${rows} 行，超过 ${most} 行，由后台任务逐行核对。`,
    `The table has ${rows} rows, more than ${most}: a job judges them row by row.`,
  );
  const taken = pair(
    `以下结果核对于 ${formatMoment(of.taken_at)}。`,
    `What follows was found at ${formatMoment(of.taken_at)}.`,
  );
  const cut = pair(`可逐行查看前 ${kept} 行。`, `The first ${kept} rows can be read.`);
  return [say(large), of.taken_at && say(taken), of.kept !== null && of.kept < of.total && say(cut)]
    .filter(Boolean)
    .join(" ");
}
