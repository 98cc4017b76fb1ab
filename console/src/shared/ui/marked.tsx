import { type Marks, piecesOf } from "../lib/marks";
import styles from "./marked.module.css";

/** A text with the words that were searched for made visible. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: Marks }) {
  return piecesOf(text, marks).map((piece) =>
    piece.marked ? (
      <mark key={piece.start} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      <span key={piece.start}>{piece.text}</span>
    ),
  );
}
