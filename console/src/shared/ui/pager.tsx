import { Link, useSearchParams } from "react-router";
import { PAGE_SIZE } from "../lib/place";
import { pair, useSay, useSpeech } from "../lib/words";
import styles from "./pager.module.css";
import { pagesAround } from "./pages-around";

const PAGES = pair("翻页", "Pages");
const BACK = pair("上一页", "Previous page");
const ON = pair("下一页", "Next page");

interface PagerProps {
  readonly page: number;
  readonly total: number;
}

/** How many there are, and links to the other pages. */
export function Pager({ page, total }: PagerProps) {
  const say = useSay();
  const { language } = useSpeech();
  const [search] = useSearchParams();
  const last = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const to = (wanted: number) => {
    const after = new URLSearchParams(search);
    if (wanted > 1) after.set("page", String(wanted));
    else after.delete("page");
    return { search: after.toString() };
  };
  const count = total.toLocaleString();
  return (
    <div className={styles.pager}>
      <span>{language === "zh" ? `共 ${count} 条` : `${count} in all`}</span>
      {last > 1 && (
        <nav className={styles.pages} aria-label={say(PAGES)}>
          {page > 1 && (
            <Link to={to(page - 1)} aria-label={say(BACK)}>
              ‹
            </Link>
          )}
          {pagesAround(page, last).map((one) =>
            one < 0 ? (
              <span key={one}>…</span>
            ) : (
              <Link key={one} to={to(one)} aria-current={one === page ? "page" : undefined}>
                {one}
              </Link>
            ),
          )}
          {page < last && (
            <Link to={to(page + 1)} aria-label={say(ON)}>
              ›
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
