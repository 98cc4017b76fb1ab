import { useSearchParams } from "react-router";
import { formatDay } from "@/shared/lib/formats";
import { askFor } from "@/shared/lib/place";
import { useInAddress, usePlace } from "@/shared/lib/use-place";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { DayFilter } from "@/shared/ui/day-filter";
import { FilterBar } from "@/shared/ui/filter-bar";
import { Panel } from "@/shared/ui/page";
import { PagedTable } from "@/shared/ui/paged-table";
import type { Column } from "@/shared/ui/table";
import { Words } from "@/shared/ui/words";
import { type Code, type CodeList, useCodePath, useCodes } from "../queries/code-lists";
import { CODE_FIELDS } from "../words";
import styles from "./code-table.module.css";

const SEARCH = pair("代码或名称", "Code or name");
const ON = pair("某日有效", "On a day");
const WAY = pair("所在位置", "Where these codes are");
const TOP = pair("全部", "All");
const NOTHING = {
  title: pair("没有符合的代码", "No such code"),
  next: pair("请换一个代码、名称或日期。", "Try another code, name or day."),
};
const NO_CODES = {
  title: pair("还没有代码", "No codes yet"),
  next: pair(
    "草稿可用“编辑代码”录入或粘贴，也可以批量导入。",
    "Enter or paste them with “Edit the codes”, or import them.",
  ),
};
const MARK = "›";

/** The codes of a list: a tree is walked from its top, words find codes on every level. */
export function CodeTable({ of }: { readonly of: CodeList }) {
  const place = usePlace();
  const [on] = useInAddress("on");
  const [search, setSearch] = useSearchParams();
  const below = search.get("below") ?? "";
  const walk = (to: string) => {
    const after = new URLSearchParams(search);
    for (const name of ["page", "q", "below"]) after.delete(name);
    if (to !== "") after.set("below", to);
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
        batch={<DayFilter name="on" label={ON} />}
      />
      {below !== "" && !place.q && <Path list={of.id} to={below} on={on} walk={walk} />}
      <PagedTable
        query={codes}
        place={place}
        empty={of.codes === 0 ? NO_CODES : NOTHING}
        columns={columnsOf(of, walk)}
        id={({ code, valid_from }) => `${code}@${valid_from ?? ""}`}
      />
    </Panel>
  );
}

interface PathProps {
  readonly list: string;
  readonly to: string;
  readonly on: string | undefined;
  readonly walk: (to: string) => void;
}

/** The way down to the codes that are shown, by names; each step leads back to it. */
function Path({ list, to, on, walk }: PathProps) {
  const say = useSay();
  const steps = useCodePath(list, to, on).data ?? [];
  return (
    <nav className={styles.path} aria-label={say(WAY)}>
      <button type="button" onClick={() => walk("")}>
        {say(TOP)}
      </button>
      {steps.map(({ code, name }) => (
        <span key={code}>
          {MARK}{" "}
          <button type="button" onClick={() => walk(code)}>
            {say(name)} <small>{code}</small>
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
