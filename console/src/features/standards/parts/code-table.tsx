import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useSearchParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { askFor } from "@/shared/lib/place";
import { useInAddress, usePlace } from "@/shared/lib/use-place";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Loaded } from "@/shared/ui/loaded";
import { Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { type Column, Table } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type Code, type CodeList, useCodes } from "../queries/code-lists";
import { CODE_FIELDS } from "../words";
import styles from "./code-table.module.css";

const SEARCH = pair("代码或名称", "Code or name");
const ON = pair("某日有效", "On a day");
const TOP = pair("全部", "All");
const NOTHING = pair("没有符合的代码", "No such code");
const NEXT = pair("请换一个代码、名称或日期。", "Try another code, name or day.");
const MARK = "›";

/** The codes of a list: a tree is walked from its top, words find codes on every level. */
export function CodeTable({ of }: { readonly of: CodeList }) {
  const say = useSay();
  const place = usePlace();
  const [on, setOn] = useInAddress("on");
  const [search, setSearch] = useSearchParams();
  const path = search.get("below")?.split("/") ?? [];
  const below = path.at(-1) ?? "";
  const walk = (to: readonly string[]) => {
    const after = new URLSearchParams(search);
    for (const name of ["page", "q", "below"]) after.delete(name);
    if (to.length > 0) after.set("below", to.join("/"));
    setSearch(after);
  };
  const within = below === "" ? { top: of.is_tree } : { parent: below };
  const codes = useCodes(of.id, {
    ...askFor(place),
    ...(on ? { on } : {}),
    ...(place.q ? {} : within),
  });
  return (
    <Panel>
      <FilterBar
        search={SEARCH}
        filters={[]}
        place={place}
        batch={
          <DatePicker
            aria-label={say(ON)}
            placeholder={say(ON)}
            value={on ? dayjs(on) : null}
            onChange={(day) => setOn(day?.format("YYYY-MM-DD"))}
          />
        }
      />
      {path.length > 0 && !place.q && <Path of={path} walk={walk} />}
      <Loaded query={codes}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty title={NOTHING} next={NEXT} />
          ) : (
            <>
              <Table
                rows={rows}
                columns={columnsOf(of, (code) => walk([...path, code]))}
                id={({ code, valid_from }) => `${code}@${valid_from ?? ""}`}
                stale={codes.isPlaceholderData}
              />
              <Pager page={place.page} total={total} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface PathProps {
  readonly of: readonly string[];
  readonly walk: (to: readonly string[]) => void;
}

function Path({ of, walk }: PathProps) {
  const say = useSay();
  return (
    <nav className={styles.path}>
      <button type="button" onClick={() => walk([])}>
        {say(TOP)}
      </button>
      {of.map((code, place) => (
        <span key={code}>
          {MARK}{" "}
          <button type="button" onClick={() => walk(of.slice(0, place + 1))}>
            {code}
          </button>
        </span>
      ))}
    </nav>
  );
}

function columnsOf(of: CodeList, open: (code: string) => void): readonly Column<Code>[] {
  const first: readonly Column<Code>[] = [
    { key: "code", title: CODE_FIELDS.code, tight: true, cell: (code) => code.code },
    { key: "name", title: CODE_FIELDS.name_zh, cell: (code) => <Words pair={code.name} /> },
  ];
  const tree: readonly Column<Code>[] = [
    { key: "parent", title: CODE_FIELDS.parent, tight: true, cell: (code) => code.parent ?? "—" },
    {
      key: "below",
      title: pair("下级", "Below"),
      tight: true,
      cell: (code) => <Below of={code} open={open} />,
    },
  ];
  const days: readonly Column<Code>[] = [
    {
      key: "from",
      title: CODE_FIELDS.valid_from,
      tight: true,
      cell: (code) => formatDay(code.valid_from),
    },
    {
      key: "to",
      title: CODE_FIELDS.valid_to,
      tight: true,
      cell: (code) => formatDay(code.valid_to),
    },
  ];
  const mapping: Column<Code> = {
    key: "maps_to",
    title: CODE_FIELDS.maps_to,
    tight: true,
    cell: (code) => code.maps_to || "—",
  };
  return [...first, ...(of.is_tree ? tree : []), ...days, ...(of.maps_to ? [mapping] : [])];
}

function Below({ of, open }: { readonly of: Code; readonly open: (code: string) => void }) {
  const { language } = useSpeech();
  if (of.children === 0) return "—";
  return (
    <button type="button" className={styles.below} onClick={() => open(of.code)}>
      {language === "zh" ? `${of.children} 个` : of.children} {MARK}
    </button>
  );
}
