import Button from "antd/es/button";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./code-block.module.css";
import { useTell } from "./tell";

const COPY = pair("复制", "Copy");
const COPIED = pair("已复制", "Copied");

/** Text for a developer to copy, as it is. */
export function CodeBlock({ title, text }: { readonly title: Pair; readonly text: string }) {
  const say = useSay();
  const tell = useTell();
  const copy = () => navigator.clipboard.writeText(text).then(() => tell.good(say(COPIED)));
  return (
    <figure className={styles.block}>
      <figcaption>
        {say(title)}
        {/* Browsers offer the clipboard to secure addresses only. */}
        {window.isSecureContext && (
          <Button size="small" type="text" onClick={() => void copy()}>
            {say(COPY)}
          </Button>
        )}
      </figcaption>
      <pre>{text}</pre>
    </figure>
  );
}
