import Button from "antd/es/button";
import Radio from "antd/es/radio/group";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Empty } from "@/shared/ui/empty";
import { Panel } from "@/shared/ui/page";
import { SubmitForm } from "@/shared/ui/submit-form";
import { callService, type Mode, type Reply } from "../queries/exits";
import type { Service } from "../queries/grants";
import { canSign } from "../signature";
import { queryOf, type Tried, verifyOf } from "../try-rules";
import { MODES } from "../words";
import { TryAnswer } from "./try-answer";
import { KeyFields, PurposeField, QueryFields, VerifyFields } from "./try-fields";
import styles from "./try-it.module.css";

const CALL = pair("签名并调用", "Sign and call");
const NOTE = pair(
  "以应用系统的身份实时调用，计入调用次数并留痕。密钥只在本页签名，不发送、不保存。",
  "A real call as the system: counted and recorded. The secret signs here; it is not sent or kept.",
);
const CANNOT = {
  title: pair("此地址下浏览器不提供签名功能", "The browser cannot sign at this address"),
  next: pair(
    "请改用 https 地址打开本页，或用命令行 tongbase service call 调用。",
    "Open this page by https, or call with tongbase service call.",
  ),
};
const ONE_LINE = [{}];
const INITIAL: Partial<Tried> = { limit: 10, filters: [], keys: ONE_LINE, claims: ONE_LINE };

/** A service is called from here, signed in the browser, by who holds a grant. */
export function TryIt({ of }: { readonly of: Service }) {
  const say = useSay();
  const modes = of.examples.map(({ mode }) => mode);
  const [mode, choose] = useState<Mode>(modes[0] ?? "query");
  const [reply, keep] = useState<Reply | null>(null);
  if (!canSign()) return <Empty {...CANNOT} />;
  const send = ({ key, secret, ...asked }: Tried) => {
    const body = mode === "query" ? queryOf(asked) : verifyOf(asked);
    return callService(of.code, mode, body, { id: key.trim(), secret: secret.trim() });
  };
  return (
    <div className={styles.sides}>
      <Panel padded>
        <p className={styles.note}>{say(NOTE)}</p>
        <SubmitForm<Tried, Reply>
          initial={INITIAL}
          send={send}
          sent={keep}
          buttons={(sending) => (
            <Button type="primary" htmlType="submit" loading={sending}>
              {say(CALL)}
            </Button>
          )}
        >
          <KeyFields />
          <Radio
            className={styles.modes}
            optionType="button"
            options={modes.map((one) => ({ value: one, label: say(MODES[one]) }))}
            value={mode}
            onChange={(event) => {
              choose(event.target.value);
              keep(null);
            }}
          />
          {mode === "query" ? <QueryFields of={of} /> : <VerifyFields of={of} />}
          <PurposeField />
        </SubmitForm>
      </Panel>
      <TryAnswer of={reply} items={of.items} />
    </div>
  );
}
