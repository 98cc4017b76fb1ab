import type { ReactNode } from "react";
import { KnownRegion } from "@/features/identity/door";
import { formatCount } from "@/shared/lib/formats";
import type { PlaceInList } from "@/shared/lib/use-place";
import { type Pair, pair, useSay, useSpeech } from "@/shared/lib/words";
import type { Found } from "../queries";
import { FACETS, type Facet, toggled } from "../rules";
import * as words from "../words";
import styles from "./facets.module.css";

const TITLES: Readonly<Record<Facet, Pair>> = {
  share_type: words.SHARE_TYPE,
  update_cycle: words.UPDATE_CYCLE,
  provider: words.PROVIDER,
  region: pair("行政区划", "Region"),
  classify: pair("分类", "Classification"),
};
const LEVEL = pair("政府层级", "Level of government");
const SYSTEM = pair("所属系统", "System");
const DIVISION = pair("所在地区", "Within");
const REGION_DIGITS = 6;
const LEVELS: Readonly<Record<string, Pair>> = {
  nation: pair("国家级", "Nation"),
  province: pair("省级", "Province"),
  city: pair("市级", "City"),
  county: pair("县级", "County"),
};
const CLEAR = pair("清除筛选", "Clear the filters");
const NOTHING = pair("没有可筛选的内容", "Nothing to filter by");

/** What the found entries have in common; a click narrows, another takes it back. */
export function Facets({ of, place }: { readonly of: Found; readonly place: PlaceInList }) {
  const say = useSay();
  const chosen = Object.keys(place.filters).length > 0;
  const shown = FACETS.filter((facet) => (of.facets[facet] ?? []).length > 0);
  return (
    <div className={styles.facets}>
      {chosen && (
        <button type="button" className={styles.clear} onClick={() => place.move({ filters: {} })}>
          {say(CLEAR)}
        </button>
      )}
      {!chosen && shown.length === 0 && <p className={styles.none}>{say(NOTHING)}</p>}
      <Chosen filter="level" title={LEVEL} place={place}>
        {(level) => say(LEVELS[level] ?? pair(level, level))}
      </Chosen>
      <Chosen filter="division" title={DIVISION} place={place}>
        {(division) => <KnownRegion code={division.padEnd(REGION_DIGITS, "0")} />}
      </Chosen>
      <Chosen filter="system" title={SYSTEM} place={place}>
        {(system) => system}
      </Chosen>
      {shown.map((facet) => (
        <OneFacet key={facet} facet={facet} of={of} place={place} />
      ))}
    </div>
  );
}

interface ChosenProps {
  readonly filter: "level" | "division" | "system";
  readonly title: Pair;
  readonly place: PlaceInList;
  readonly children: (value: string) => ReactNode;
}

/** What a link has chosen, such as the overview's; nobody counts it here. */
function Chosen({ filter, title, place, children }: ChosenProps) {
  const say = useSay();
  const chosen = place.filters[filter];
  if (!chosen) return null;
  const drop = (value: string) =>
    place.move({ filters: { ...place.filters, [filter]: toggled(chosen, value) } });
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul>
        {chosen.split(",").map((value) => (
          <li key={value}>
            <button type="button" aria-pressed={true} onClick={() => drop(value)}>
              <span>{children(value)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneFacetProps {
  readonly facet: Facet;
  readonly of: Found;
  readonly place: PlaceInList;
}

function OneFacet({ facet, of, place }: OneFacetProps) {
  const say = useSay();
  const { language } = useSpeech();
  const chosen = place.filters[facet];
  const toggle = (value: string) =>
    place.move({ filters: { ...place.filters, [facet]: toggled(chosen, value) } });
  return (
    <section>
      <h2>{say(TITLES[facet])}</h2>
      <ul>
        {of.facets[facet]?.map(({ value, label, label_en, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={chosen?.split(",").includes(value) ?? false}
              title={label}
              onClick={() => toggle(value)}
            >
              <span>{say({ zh: label, en: label_en })}</span>
              <i>{formatCount(count, language)}</i>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
