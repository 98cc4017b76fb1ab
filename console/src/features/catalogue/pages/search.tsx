import Input from "antd/es/input";
import { useState } from "react";
import { type PlaceInList, usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Loaded } from "@/shared/ui/loaded";
import { OwnWords } from "@/shared/ui/own-words";
import { Page, Panel } from "@/shared/ui/page";
import { Pager } from "@/shared/ui/pager";
import { Facets } from "../parts/facets";
import { HitCard } from "../parts/hit-card";
import { SearchNotes } from "../parts/search-notes";
import { type Found, type Hit, useFound, useSuggestions } from "../queries";
import { NARROWED_BY, searchOf } from "../rules";
import { SEARCH } from "../words";
import styles from "./search.module.css";

const ABOUT = pair(
  "全部已发布的数据目录。名称、信息项、摘要和提供部门都可检索。",
  "All published entries: names, items, abstracts and providers are searched.",
);
const PLACEHOLDER = pair("输入目录、信息项或部门名称", "Names of entries, items, departments");
const NOTHING = pair("没有找到符合条件的目录", "Nothing fits");
const LOOSEN = pair(
  "请换一个说法、去掉筛选条件；仍找不到时，可向数据主管部门提出数据需求。",
  "Try other words or fewer filters.",
);
const NEAR = pair("相近的目录（不计入总数和左侧计数）", "Near ones, counted nowhere");
const NONE = pair("还没有已发布的目录", "Nothing is published yet");
const NONE_NEXT = pair(
  "各部门在“目录编制”中编制目录，经审核发布后在这里可查。",
  "Departments compile entries; once reviewed and published they are found here.",
);

export function SearchPage() {
  const place = usePlace(NARROWED_BY);
  const found = useFound(searchOf(place, place.size));
  const narrowed = place.q !== "" || Object.keys(place.filters).length > 0;
  return (
    <Page title={SEARCH} about={ABOUT}>
      <SearchBox key={place.q} q={place.q} search={(q) => place.move({ q })} />
      <Loaded query={found}>
        {(of) =>
          of.total === 0 && !narrowed ? (
            <Panel>
              <Empty title={NONE} next={NONE_NEXT} />
            </Panel>
          ) : (
            <Hits of={of} place={place} stale={found.isPlaceholderData} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface HitsProps {
  readonly of: Found;
  readonly place: PlaceInList;
  readonly stale: boolean;
}

/** What was found, beside what it may be narrowed by. */
function Hits({ of, place, stale }: HitsProps) {
  return (
    <div className={styles.columns}>
      <Panel>
        <Facets of={of} place={place} />
      </Panel>
      <div className={styles.found}>
        <SearchNotes of={of} q={place.q} />
        {of.total > 0 && (
          <Panel>
            <Cards of={of.rows} stale={stale} />
            <Pager page={place.page} total={of.total} size={place.size} />
          </Panel>
        )}
        {of.near.length > 0 && (
          <Panel title={of.total > 0 ? NEAR : undefined}>
            <Cards of={of.near} stale={stale} />
          </Panel>
        )}
        {of.total === 0 && of.near.length === 0 && (
          <Panel>
            <Empty title={NOTHING} next={LOOSEN} />
          </Panel>
        )}
      </div>
    </div>
  );
}

interface CardsProps {
  readonly of: readonly Hit[];
  readonly stale: boolean;
}

function Cards({ of, stale }: CardsProps) {
  return (
    <ol className={stale ? styles.stale : undefined}>
      {of.map((hit) => (
        <HitCard key={hit.id} of={hit} />
      ))}
    </ol>
  );
}

interface SearchBoxProps {
  readonly q: string;
  readonly search: (q: string) => void;
}

/** Words to search for, completed while one types. */
function SearchBox({ q, search }: SearchBoxProps) {
  const say = useSay();
  const [typed, type] = useState(q);
  const names = useSuggestions(typed.trim());
  return (
    <OwnWords
      className={styles.box}
      value={typed}
      onChange={(words) => type(words ?? "")}
      onSelect={search}
      options={names.data?.rows.filter((name) => name !== typed).map((value) => ({ value }))}
    >
      <Input.Search
        size="large"
        aria-label={say(PLACEHOLDER)}
        placeholder={say(PLACEHOLDER)}
        allowClear
        enterButton
        onSearch={(words) => search(words.trim())}
      />
    </OwnWords>
  );
}
