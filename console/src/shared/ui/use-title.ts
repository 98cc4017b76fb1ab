import { useEffect } from "react";
import { useSay } from "../lib/words";
import { PRODUCT } from "./seal";

/** What the browser's tab says: the page, what it belongs to, the product. */
export function useTitle(...names: readonly string[]): void {
  const say = useSay();
  const title = [...names, `${say(PRODUCT)} TongBase`].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
