import { formatCount } from "@/shared/lib/formats";
import { useSpeech } from "@/shared/lib/words";
import { type Found, useSynonyms } from "../queries";
import { alsoSought } from "../rules";
import styles from "./search-notes.module.css";

/** What a reader must know of a result: looser than asked, cut off, or wider by synonyms. */
export function SearchNotes({ of, q }: { readonly of: Found; readonly q: string }) {
  const { language } = useSpeech();
  const synonyms = useSynonyms();
  const zh = language === "zh";
  const also = alsoSought(q, synonyms.data?.rows ?? []);
  const number = formatCount(of.facets_of, language);
  const notes = [
    of.loose &&
      (zh
        ? "没有目录同时包含全部词语，以下是包含其中部分词语的结果。"
        : "Nothing has all the words; these have some of them."),
    also.length > 0 &&
      (zh ? `已同时检索同义词：${also.join("、")}` : `Synonyms sought too: ${also.join(", ")}`),
    of.capped &&
      (q
        ? zh
          ? `匹配较多，按相关程度取前 ${number} 条，左侧计数以此为准。`
          : `Many match: the best ${number} are shown and counted.`
        : zh
          ? `左侧计数按最新的 ${number} 条统计。`
          : `The counts are of the newest ${number}.`),
  ].filter(Boolean);
  return notes.map((note) => (
    <p key={String(note)} className={styles.note}>
      {note}
    </p>
  ));
}
