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
      <ChosenLevels place={place} />
      {shown.map((facet) => (
        <OneFacet key={facet} facet={facet} of={of} place={place} />
      ))}
    </div>
  );
}

/** Levels that a link has chosen, such as the overview's; nobody counts them here. */
function ChosenLevels({ place }: { readonly place: PlaceInList }) {
  const say = useSay();
  const chosen = place.filters.level;
  if (!chosen) return null;
  const drop = (level: string) =>
    place.move({ filters: { ...place.filters, level: toggled(chosen, level) } });
  return (
    <section>
      <h2>{say(LEVEL)}</h2>
      <ul>
        {chosen.split(",").map((level) => (
          <li key={level}>
            <button type="button" aria-pressed={true} onClick={() => drop(level)}>
              <span>{say(LEVELS[level] ?? pair(level, level))}</span>
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
