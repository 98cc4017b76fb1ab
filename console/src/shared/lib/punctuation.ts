/** Chinese text is set with full-width marks; the server's sentences come with half-width ones. */
const MARKS: Readonly<Record<string, string>> = {
  ",": "，",
  ":": "：",
  ";": "；",
  "?": "？",
  "!": "！",
};

/** A mark belongs to Chinese text if a Chinese sign, a quote or a bracket stands before it or after. */
const CHINESE_MARK =
  /(?<=[\u4e00-\u9fff”）》】]|[\u4e00-\u9fff]\))[,:;?!]|[,:;?!](?=[\u4e00-\u9fff“（《【])/g;

/** `已保存,请继续。` → `已保存，请继续。`; times, addresses and formulas stay as they are. */
export const punctuated = (text: string): string =>
  text.replace(CHINESE_MARK, (mark) => MARKS[mark] ?? mark);
