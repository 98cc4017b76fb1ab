import { Link } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import type { Entry } from "../queries";

const ENDED = pair("（已不是现行标准）", " (not in force)");

/** The element that an item names; one that is in force leads to its page. */
export function ElementOf({ code, entry }: { readonly code: string; readonly entry: Entry }) {
  const say = useSay();
  const found = entry.elements.find((element) => element.code === code);
  if (!code) return "—";
  if (!found) return `${code}${say(ENDED)}`;
  return <Link to={`/standards/elements/${found.id}`}>{found.name_zh}</Link>;
}
