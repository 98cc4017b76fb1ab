import { useEffect, useMemo, useRef } from "react";
import { useNavigate } from "react-router";
import { Problem } from "@/shared/api/problem";
import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";
import { broken, onTheMap, type Place, type Read, readBoundaries } from "../charts/map-rules";
import { type Bar, useBoundaries } from "../queries";
import { mapOf } from "../rules";
import styles from "./chart.module.css";

const TITLE = pair("目录分布", "Where the entries are");
const NOTE = pair(
  "示意图，不作为行政区划界线依据；可在数据目录 maps/ 下放入经审核的边界文件替换，格式见 docs/maps.md。",
  "A sketch, no authority on boundaries; put approved files into maps/ of the home (docs/maps.md).",
);
const EMPTY = pair("下级地区还没有目录，地图不着色。", "No division below has entries yet.");
const BESIDE = pair("不在图上：", "Not on the map: ");
const NOT_FOUND = 404;

interface DivisionMapProps {
  readonly division: string;
  readonly of: readonly Bar[];
}

/** Divisions below one, in the depth of their numbers; a click leads on. Below a city there is none. */
export function DivisionMap({ division, of }: DivisionMapProps) {
  const say = useSay();
  const map = mapOf(division);
  const boundaries = useBoundaries(map);
  if (map === null) return null;
  const { data, error } = boundaries;
  if (error && !isThere(error)) return null;
  if (!error && !data) return null;
  return (
    <Panel title={TITLE}>
      {error ? (
        <p className={styles.fault} role="alert">
          {say(broken(map))}
        </p>
      ) : (
        <Checked told={data} map={map} of={of} />
      )}
      <p className={styles.note}>{say(NOTE)}</p>
    </Panel>
  );
}

/** A division without a file has no map; a file that cannot be read is told. */
const isThere = (error: unknown) => !(error instanceof Problem && error.status === NOT_FOUND);

interface CheckedProps {
  readonly told: unknown;
  readonly map: string;
  readonly of: readonly Bar[];
}

function Checked({ told, map, of }: CheckedProps) {
  const say = useSay();
  const figures = JSON.stringify(
    of.map((bar) => ({ code: bar.value, name: say(bar), value: bar.count })),
  );
  const places = useMemo(() => JSON.parse(figures) as Place[], [figures]);
  const read = useMemo(() => readBoundaries(told, map, places), [told, map, places]);
  if ("fault" in read) {
    return (
      <p className={styles.fault} role="alert">
        {say(read.fault)}
      </p>
    );
  }
  return (
    <>
      <Drawn read={read} places={places} of={of} />
      <Beside read={read} places={places} />
      {read.remark && <p className={styles.fault}>{say(read.remark)}</p>}
    </>
  );
}

interface DrawnProps {
  readonly read: Read;
  readonly places: readonly Place[];
}

function Drawn({ read, places, of }: DrawnProps & { readonly of: readonly Bar[] }) {
  const say = useSay();
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const lead = useRef<(code: string) => void>(() => undefined);
  lead.current = (code) => {
    const link = of.find((bar) => bar.value === code)?.link;
    if (link) void navigate(link);
  };
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void import("../charts/map").then(({ drawMap }) => {
      if (!place.current || gone) return;
      const { shown } = onTheMap(places, read.codes);
      end = drawMap(place.current, read.boundaries, shown, (code) => lead.current(code));
    });
    return () => {
      gone = true;
      end?.();
    };
  }, [read, places]);
  return <div ref={place} className={styles.map} role="img" aria-label={say(TITLE)} />;
}

/** What the map cannot show: entries of the division's own level, or that nothing is below it. */
function Beside({ read, places }: DrawnProps) {
  const say = useSay();
  const { language } = useSpeech();
  const { shown, beside } = onTheMap(places, read.codes);
  const named = beside.map(({ name, value }) => `${name} ${formatCount(value, language)}`);
  return (
    <p className={styles.beside}>
      {shown.every(({ value }) => value === 0) && say(EMPTY)}
      {named.length > 0 && say(BESIDE) + named.join(language === "zh" ? "、" : ", ")}
    </p>
  );
}
