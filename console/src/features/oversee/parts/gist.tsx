import type { Line } from "../queries";
import styles from "./gist.module.css";

/** What of a line tells a reader most: a title first, then what people wrote. */
const TELLING = [
  "title",
  "name",
  "account",
  "column",
  "table",
  "reason",
  "opinion",
  "res_code",
  "source",
  "note",
  "address",
] as const;
const SHOWN_MAX = 3;

/** A line of the ledger in a few words; the whole of it on hovering. */
export function Gist({ of }: { readonly of: Line }) {
  const told = TELLING.map((key) => of.detail[key])
    .filter((value) => typeof value === "string" && value !== "")
    .slice(0, SHOWN_MAX);
  const words = [...told, of.purpose].filter(Boolean).join(" · ");
  return (
    <span className={styles.gist} title={JSON.stringify(of.detail)}>
      {words || "—"}
    </span>
  );
}
