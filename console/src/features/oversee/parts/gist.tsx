import { pair, useSay } from "@/shared/lib/words";
import type { Line } from "../queries";
import styles from "./gist.module.css";

/** What of a line tells a reader most; the title of a thing stands with the thing. */
const TELLING = [
  "name",
  "account",
  "column",
  "table",
  "into",
  "reason",
  "opinion",
  "res_code",
  "source",
  "note",
  "address",
] as const;
const SHOWN_MAX = 3;
const FROM = pair("来自", "from");

/** A line of the ledger in a few words; the whole of it on hovering. */
export function Gist({ of }: { readonly of: Line }) {
  const say = useSay();
  const told = TELLING.filter((key) => typeof of.detail[key] === "string" && of.detail[key] !== "")
    .map((key) => (key === "address" ? `${say(FROM)} ${of.detail[key]}` : of.detail[key]))
    .slice(0, SHOWN_MAX);
  const words = [...told, of.purpose].filter(Boolean).join(" · ");
  return (
    <span className={styles.gist} title={JSON.stringify(of.detail)}>
      {words || "—"}
    </span>
  );
}
