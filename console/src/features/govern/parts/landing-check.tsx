import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { useChecks } from "../queries";
import { CheckResults } from "./check-results";
import styles from "./govern.module.css";

const NONE = {
  title: pair("这次运行没有检查结果", "This run has no results"),
  next: pair("运行成功后，每条规则的计数显示在这里。", "They appear once the run has landed."),
};
const ASIDE = pair("查看隔离的行", "See the rows set aside");
const TABLE = pair("打开湖中表", "Open the table");

interface LandingCheckProps {
  readonly table: string;
  readonly run: string;
}

/** What the rules of a table found in the rows that one run brought. */
export function LandingCheck({ table, run }: LandingCheckProps) {
  const say = useSay();
  const checks = useChecks(table);
  return (
    <Panel>
      <Loaded query={checks}>
        {(all) => {
          const check = all.find((one) => one.run_id === run);
          if (!check) return <Empty {...NONE} />;
          return (
            <>
              <div className={styles.bar}>
                <Link to={`/govern/tables/${table}?tab=quarantine&run=${run}`}>{say(ASIDE)} ›</Link>
                <Link to={`/govern/tables/${table}`}>{say(TABLE)} ›</Link>
              </div>
              <CheckResults of={check} />
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
