import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { type Pair, pair, useSay } from "../lib/words";
import styles from "./secret-once.module.css";
import { useTell } from "./tell";

const ABOUT = pair(
  "只显示这一次，关闭后无法再次查看。请复制并通过安全渠道转交。",
  "Shown this once only. Copy it and hand it over by a safe way.",
);
const COPY = pair("复制", "Copy");
const COPIED = pair("已复制", "Copied");
const CLOSE = pair("我已保存", "I have kept it");

interface SecretOnceProps {
  readonly title: Pair;
  readonly values: readonly (readonly [Pair, string])[];
  readonly close: () => void;
}

/** A secret that the server tells once: it must be kept before the window closes. */
export function SecretOnce({ title, values, close }: SecretOnceProps) {
  const say = useSay();
  const tell = useTell();
  const text = values.map(([label, value]) => `${say(label)}: ${value}`).join("\n");
  const copy = () => navigator.clipboard.writeText(text).then(() => tell.good(say(COPIED)));
  return (
    <Modal
      open
      title={say(title)}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          {/* Browsers offer the clipboard to secure addresses only. */}
          {window.isSecureContext && <Button onClick={() => void copy()}>{say(COPY)}</Button>}
          <Button type="primary" onClick={close}>
            {say(CLOSE)}
          </Button>
        </>
      }
    >
      <p className={styles.about}>{say(ABOUT)}</p>
      <dl className={styles.values}>
        {values.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
