import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useInAddress } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { impactLight, lightOf, marksOf, NO_LIGHT, NO_MARKS } from "../graph-light";
import {
  begun,
  collapsed,
  type Drawn,
  grown,
  keyOf,
  leftOut,
  nodeIn,
  refOf,
  shown,
  withHops,
} from "../graph-rules";
import {
  type Around,
  impactFile,
  type NodeRef,
  useAround,
  useExpand,
  useImpact,
  useWays,
} from "../queries";
import styles from "./graph.module.css";
import { GraphCanvas } from "./graph-canvas";
import { ImpactPanel } from "./impact-panel";
import { Legend } from "./legend";
import { Neighbours, ThingPanel } from "./thing-panel";
import { WaysPanel } from "./ways-panel";

const HINT = pair(
  "单击查看，双击展开；滚轮缩放，拖动平移；图例可以隐藏类型和关系。",
  "Click to see, double-click to expand; wheel to zoom, drag to pan; the legend hides kinds.",
);
const CUT = pair("关联过多，未能全部统计。", "There are more relations than could be counted.");
const NOTHING_NEAR = pair("没有与之关联的对象。", "Nothing has to do with it.");

interface WalkProps {
  readonly start: NodeRef;
  readonly on: string | undefined;
  readonly limit: number;
  readonly begin: (node: NodeRef) => void;
  readonly end: (node: NodeRef) => void;
}

/** A walk through the graph from one thing on: the picture, and beside it what is known. */
export function Walk(props: WalkProps) {
  const { start, limit, on } = props;
  const around = useAround(start, { limit, ...(on && { on }) });
  return <Loaded query={around}>{(of) => <Begun {...props} of={of} />}</Loaded>;
}

function Begun({ start, on, begin, end, of }: WalkProps & { readonly of: Around }) {
  const say = useSay();
  const [search] = useSearchParams();
  const [drawn, setDrawn] = useState<Drawn>(() => begun(of));
  const [off, setOff] = useInAddress("off");
  const [chosen, setChosen] = useState(off ?? keyOf(start));
  const [kinds, flipKind] = useFlips();
  const [relations, flipRelation] = useFlips();
  const goal = nodeIn(search, "to_kind", "to_id");
  const ways = useWays(start, goal, on).data;
  const told = useTold(off, on);
  const whole = useMemo(() => {
    const led = ways
      ? withHops(
          drawn,
          ways.ways.map(({ hops }) => hops),
          ways.things,
        )
      : drawn;
    if (!told) return led;
    const chains = told.stopped.map(({ chain }) => chain);
    return withHops(
      led,
      chains,
      told.stopped.map(({ thing }) => thing),
    );
  }, [drawn, ways, told]);
  const seen = useMemo(() => shown(whole, kinds, relations), [whole, kinds, relations]);
  const lit = useMemo(
    () => (told ? impactLight(told, whole.links.values()) : wayLight(ways)),
    [ways, told, whole],
  );
  const marks = useMemo(() => (told ? marksOf(told) : NO_MARKS), [told]);
  const left = useMemo(() => leftOut(whole), [whole]);
  const expanding = useExpand();
  const expand = (key: string) =>
    expanding.mutate(
      { node: refOf(key), ...(on && { on }) },
      {
        onSuccess: (found) =>
          setDrawn((before) => grown(before, found, whole.things.get(key)?.depth ?? 0)),
      },
    );
  const thing = whole.things.get(chosen);
  // What was asked of the thing that is looked at is answered before all else.
  const asked = [off, ...(goal ? [keyOf(goal), keyOf(start)] : [])].includes(chosen);
  const near = thing && (
    <Neighbours key={chosen} of={thing} on={on} drawn={whole.things} pick={setChosen} />
  );
  return (
    <div className={styles.work}>
      <Panel>
        <p className={styles.bar}>
          <span className={styles.soft}>
            {say(HINT)} {of.cut && say(CUT)} {whole.things.size === 1 && say(NOTHING_NEAR)}
          </span>
        </p>
        <Legend {...{ kinds, relations, flipKind, flipRelation }} of={whole} />
        <GraphCanvas of={seen} {...{ lit, marks, chosen, expand }} pick={setChosen} />
      </Panel>
      <Panel>
        <div className={styles.side}>
          {thing && (
            <ThingPanel
              key={chosen}
              of={thing}
              left={left.get(chosen) ?? 0}
              isStart={chosen === keyOf(start)}
              isOff={chosen === off}
              expand={() => expand(chosen)}
              collapse={() => setDrawn(collapsed(drawn, chosen))}
              centre={() => begin(thing)}
              way={() => end(thing)}
              switchOff={() => setOff(chosen === off ? undefined : chosen)}
            />
          )}
          {!asked && near}
          {off !== undefined && <Stops off={refOf(off)} on={on} />}
          {ways && <WaysPanel of={ways} />}
          {asked && near}
        </div>
      </Panel>
    </div>
  );
}

/** What stops without the thing that the address names as switched off, once it is known. */
function useTold(off: string | undefined, on: string | undefined) {
  const impact = useImpact(off === undefined ? undefined : refOf(off), on);
  return off === undefined ? undefined : impact.data;
}

function Stops({ off, on }: { readonly off: NodeRef; readonly on: string | undefined }) {
  const impact = useImpact(off, on);
  return (
    <Loaded query={impact}>{(of) => <ImpactPanel of={of} file={impactFile(off, on)} />}</Loaded>
  );
}

const wayLight = (ways: { readonly ways: readonly { readonly hops: Hops }[] } | undefined) =>
  ways && ways.ways.length > 0 ? lightOf(ways.ways.map(({ hops }) => hops)) : NO_LIGHT;
type Hops = Parameters<typeof lightOf>[0][number];

/** A set of words, and what puts one in or takes it out. */
function useFlips() {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const flip = (word: string) =>
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(word)) after.add(word);
      return after;
    });
  return [hidden, flip] as const;
}
