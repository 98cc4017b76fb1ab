import DatePicker from "antd/es/date-picker";
import Select from "antd/es/select";
import dayjs from "dayjs";
import { useSearchParams } from "react-router";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Page, Panel } from "@/shared/ui/page";
import { keyOf, nodeIn } from "../graph-rules";
import styles from "../parts/graph.module.css";
import { ThingSearch } from "../parts/thing-search";
import { Walk } from "../parts/walk";
import { type NodeRef, type Thing, useAround, useWays } from "../queries";
import { GRAPH } from "../words";

const ABOUT = pair(
  "目录、事项、系统、数据源、库表与共享之间的关联：双击展开，查找路径，看停用一个系统会停哪些事项。",
  "How entries, service items, systems, sources, tables and sharing hang together.",
);
const FIND = pair("查找起点：输入名称", "Find a thing to begin with");
const FIND_END = pair("查找终点：看两者的路径", "Find another: the way there");
const DAY = pair("某日的关联", "As of a day");
const NONE = pair("还没有选择起点", "Nothing is chosen yet");
const NEXT = pair(
  "在上方输入名称，选择一个目录、事项、系统、库表或服务开始。",
  "Type a name above and choose a thing to begin with.",
);
const LIMIT = pair("最多显示", "At most");
const THINGS = pair("个对象", "things");
const LIMITS = [200, 1_000, 10_000] as const;

const nameIn = (things: readonly Thing[] | undefined, of: NodeRef | undefined) =>
  of && things?.find((thing) => keyOf(thing) === keyOf(of))?.name;

export function GraphPage() {
  const say = useSay();
  const [search, setSearch] = useSearchParams();
  const [on, setOn] = useInAddress("on");
  const [most, setMost] = useInAddress("limit");
  const limit = LIMITS.find((one) => String(one) === most) ?? LIMITS[0];
  const start = nodeIn(search, "kind", "id");
  const begin = ({ kind, id }: NodeRef) =>
    setSearch({ kind, id, ...(on && { on }), ...(most && { limit: most }) });
  const end = ({ kind, id }: NodeRef) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.set("to_kind", kind);
      after.set("to_id", id);
      return after;
    });
  const forget = () => setSearch({ ...(on && { on }), ...(most && { limit: most }) });
  const forgetEnd = () => begin(start as NodeRef);
  const goal = nodeIn(search, "to_kind", "to_id");
  const name = nameIn(useAround(start, { limit, ...(on && { on }) }).data?.things, start);
  const goalName = nameIn(useWays(start, goal, on).data?.things, goal);
  return (
    <Page title={GRAPH} about={ABOUT}>
      <Panel>
        <div className={styles.bar}>
          <ThingSearch asks={FIND} choose={begin} clear={forget} chosen={start} name={name} />
          {start && (
            <ThingSearch
              asks={FIND_END}
              choose={end}
              clear={forgetEnd}
              chosen={goal}
              name={goalName}
            />
          )}
          <DatePicker
            value={on ? dayjs(on) : null}
            placeholder={say(DAY)}
            maxDate={dayjs()}
            onChange={(day) => setOn(day ? day.format("YYYY-MM-DD") : undefined)}
          />
          {start && (
            <Select
              value={limit}
              aria-label={say(LIMIT)}
              onChange={(value) => setMost(value === LIMITS[0] ? undefined : String(value))}
              options={LIMITS.map((value) => ({
                value,
                label: `${say(LIMIT)} ${value.toLocaleString()} ${say(THINGS)}`,
              }))}
            />
          )}
        </div>
        {!start && <Empty title={NONE} next={NEXT} />}
      </Panel>
      {start && (
        <Walk
          key={`${keyOf(start)} ${on} ${limit}`}
          start={start}
          on={on}
          limit={limit}
          begin={begin}
          end={end}
        />
      )}
    </Page>
  );
}
