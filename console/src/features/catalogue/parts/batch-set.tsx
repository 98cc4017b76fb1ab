import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useState } from "react";
import { pair, useSay, useSpeech } from "@/shared/lib/words";
import type { ItemDraft } from "../queries";
import { OLD_BASES } from "../rules";
import { FIELDS } from "../words";
import { CodeSelect } from "./coded";
import styles from "./items-editor.module.css";

const BATCH_FIELDS = [
  "share_type",
  "share_condition",
  "no_share_basis_type",
  "no_share_basis_citation",
  "data_level",
  "sensitive_type",
  "masking",
  "update_cycle",
  "open_type",
  "data_type",
] as const;
/** What is written; the others are chosen. */
const TEXTS: Readonly<Record<string, number>> = {
  share_condition: 1000,
  no_share_basis_citation: 500,
};
const APPLY = pair("批量设置", "Set all");
const DROP = pair("删除所选", "Remove them");
const WHICH = pair("设置什么", "What to set");
const VALUE = pair("设置为", "Its value");
const HINT = pair("勾选信息项后可批量设置", "Tick items to set many at once");

interface BatchSetProps {
  readonly count: number;
  readonly set: (part: Partial<ItemDraft>) => void;
  readonly drop: () => void;
}

/** One value for many items. */
export function BatchSet({ count, set, drop }: BatchSetProps) {
  const say = useSay();
  const { language } = useSpeech();
  const [field, choose] = useState<(typeof BATCH_FIELDS)[number]>("share_type");
  const [value, setValue] = useState<string | undefined>();
  if (count === 0) return <span className={styles.batch}>{say(HINT)}</span>;
  return (
    <span className={styles.batch}>
      {language === "zh" ? `已选 ${count} 项` : `${count} ticked`}
      <Select
        aria-label={say(WHICH)}
        value={field}
        options={BATCH_FIELDS.map((one) => ({ value: one, label: say(FIELDS[one]) }))}
        onChange={(chosen) => {
          choose(chosen);
          setValue(undefined);
        }}
      />
      {TEXTS[field] ? (
        <Input
          aria-label={say(VALUE)}
          maxLength={TEXTS[field]}
          value={value}
          onChange={(event) => setValue(event.target.value || undefined)}
        />
      ) : (
        <CodeSelect
          list={field}
          label={say(VALUE)}
          without={field === "no_share_basis_type" ? OLD_BASES : []}
          value={value}
          onChange={setValue}
        />
      )}
      <Button
        type="primary"
        disabled={value === undefined}
        onClick={() => set({ [field]: value } as Partial<ItemDraft>)}
      >
        {say(APPLY)}
      </Button>
      <Button danger onClick={drop}>
        {say(DROP)}
      </Button>
    </span>
  );
}
