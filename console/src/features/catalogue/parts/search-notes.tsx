import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { type Found, useSynonyms } from "../queries";
import { alsoSought } from "../rules";
import styles from "./search-notes.module.css";

/** By which way they were found. */
const PATHS = {
  words: pair("检索方式:全文检索,包含全部词语。", "Found by full text: they have all the words."),
  beginnings: pair(
    "检索方式:全文检索,最后一个词按开头匹配。",
    "Found by full text: the last word is taken as a beginning.",
  ),
  some_words: pair(
    "没有目录同时包含全部词语，以下是包含其中部分词语的结果。",
    "Nothing has all the words; these have some of them.",
  ),
  meaning: pair(
    "没有目录包含这些词语，以下按名称的语义查找，不计入总数和左侧计数。",
    "No entry has the words; these are near in meaning, and counted nowhere.",
  ),
  characters: pair(
    "没有目录包含这些词语，以下按名称的字形近似查找，不计入总数和左侧计数。",
    "No entry has the words; these are alike in characters, and counted nowhere.",
  ),
};

/** What a reader must know of a result: looser than asked, cut off, or wider by synonyms. */
export function SearchNotes({ of, q }: { readonly of: Found; readonly q: string }) {
  const { language } = useSpeech();
  const say = useSay();
  const synonyms = useSynonyms();
  const zh = language === "zh";
  const also = alsoSought(q, synonyms.data?.rows ?? []);
  const number = formatCount(of.facets_of, language);
  const notes = [
    of.path in PATHS && say(PATHS[of.path as keyof typeof PATHS]),
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
