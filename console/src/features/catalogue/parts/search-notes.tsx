import { formatCount } from "@/shared/lib/formats";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import { type Found, useSynonyms } from "../queries";
import { alsoSought } from "../synonym-rules";
import styles from "./search-notes.module.css";

/** By which way they were found. Those of PLAIN are as asked; the others found something else. */
const PLAIN: readonly string[] = ["words", "beginnings"];
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
  unsearchable: pair(
    "检索词中没有可检索的文字（只有标点或符号），请输入词语；不输入则浏览全部目录。",
    "Nothing searchable was typed, signs alone: type a word, or nothing to browse the catalogue.",
  ),
  characters: pair(
    "没有目录包含这些词语，以下按名称的字形近似查找，不计入总数和左侧计数。",
    "No entry has the words; these are alike in characters, and counted nowhere.",
  ),
};

const synonymsOf = (also: readonly string[]) =>
  pair(`已同时检索同义词：${also.join("、")}`, `Synonyms sought too: ${also.join(", ")}`);

const cutOf = (q: string, number: string) =>
  q
    ? pair(
        `匹配较多，按相关程度取前 ${number} 条，左侧计数以此为准。`,
        `Many match: the best ${number} are shown and counted.`,
      )
    : pair(`左侧计数按最新的 ${number} 条统计。`, `The counts are of the newest ${number}.`);

/** What a reader must know of a result: looser than asked, cut off, or wider by synonyms. */
export function SearchNotes({ of, q }: { readonly of: Found; readonly q: string }) {
  const { language } = useSpeech();
  const say = useSay();
  const synonyms = useSynonyms();
  const also = alsoSought(q, synonyms.data?.rows ?? []);
  const path = of.path in PATHS ? [say(PATHS[of.path as keyof typeof PATHS])] : [];
  const isPlain = PLAIN.includes(of.path);
  const ways = [...(isPlain ? path : []), ...(also.length ? [say(synonymsOf(also))] : [])];
  const cut = cutOf(q, formatCount(of.facets_of, language));
  const warnings = [...(isPlain ? [] : path), ...(of.capped ? [say(cut)] : [])];
  return (
    <>
      {warnings.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {ways.length > 0 && <p className={styles.way}>{ways.join(" ")}</p>}
    </>
  );
}
