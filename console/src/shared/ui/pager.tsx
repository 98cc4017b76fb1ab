import { Link, useSearchParams } from "react-router";
import { PAGE_SIZE, PAGE_SIZES } from "../lib/place";
import { pair, useSay, useSpeech } from "../lib/words";
import styles from "./pager.module.css";
import { pagesAround } from "./pages-around";

const PAGES = pair("翻页", "Pages");
const SIZES = pair("每页条数", "Rows a page");
const BACK = pair("上一页", "Previous page");
const ON = pair("下一页", "Next page");
const TO_LAST = pair("到最后一页", "To the last page");

interface PagerProps {
  readonly page: number;
  readonly total: number;
  /** How many rows a page has, where people choose it. */
  readonly size?: number;
}

/** How many there are, how many a page shows, and links to the other pages. */
export function Pager({ page, total, size }: PagerProps) {
  const say = useSay();
  const last = Math.max(1, Math.ceil(total / (size ?? PAGE_SIZE)));
  const to = useTurned();
  return (
    <div className={styles.pager}>
      <Total of={total} page={page} last={last} />
      {size !== undefined && total > PAGE_SIZE && <Sizes size={size} />}
      {last > 1 && (
        <nav className={styles.pages} aria-label={say(PAGES)}>
          {page > 1 && (
            <Link to={to("page", Math.min(page - 1, last))} aria-label={say(BACK)}>
              ‹
            </Link>
          )}
          {pagesAround(Math.min(page, last), last).map((one) =>
            one < 0 ? (
              <span key={one}>…</span>
            ) : (
              <Link key={one} to={to("page", one)} aria-current={one === page ? "page" : undefined}>
                {one}
              </Link>
            ),
          )}
          {page < last && (
            <Link to={to("page", page + 1)} aria-label={say(ON)}>
              ›
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

interface TotalProps {
  readonly of: number;
  readonly page: number;
  readonly last: number;
}

/** How many there are; behind the last page, the way back to it. */
function Total({ of, page, last }: TotalProps) {
  const say = useSay();
  const { language } = useSpeech();
  const to = useTurned();
  const count = of.toLocaleString();
  const behind =
    language === "zh"
      ? `第 ${page} 页没有内容，共 ${last} 页。`
      : `Page ${page} is empty: there are ${last}. `;
  return (
    <span>
      {language === "zh" ? `共 ${count} 条` : `${count} in all`}
      {page > last && (
        <span role="status" className={styles.behind}>
          {behind}
          <Link to={to("page", last)}>{say(TO_LAST)}</Link>
        </span>
      )}
    </span>
  );
}

function Sizes({ size }: { readonly size: number }) {
  const say = useSay();
  const to = useTurned();
  const told = (one: number) => say(pair(`每页 ${one} 条`, `${one} rows a page`));
  return (
    <nav className={styles.pages} aria-label={say(SIZES)}>
      {say(SIZES)}
      {PAGE_SIZES.map((one) => (
        <Link
          key={one}
          to={to("size", one)}
          aria-label={told(one)}
          aria-current={one === size ? "true" : undefined}
        >
          {one}
        </Link>
      ))}
    </nav>
  );
}

const USUAL = { page: 1, size: PAGE_SIZE };

/** The address of another page, or of pages of another size: these begin at the first. */
function useTurned() {
  const [search] = useSearchParams();
  return (name: keyof typeof USUAL, wanted: number) => {
    const after = new URLSearchParams(search);
    after.delete("page");
    if (wanted === USUAL[name]) after.delete(name);
    else after.set(name, String(wanted));
    return { search: after.toString() };
  };
}
