import Button from "antd/es/button";
import { useState } from "react";
import { useMe } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { OwnWords } from "@/shared/ui/own-words";
import { useTell } from "@/shared/ui/tell";
import { useCodeStyle, useCodes, useSetCodeStyle } from "../queries";
import styles from "./code-style.module.css";

const CHANGE = pair("更改样式", "Change the style");
const TITLE = pair("资源代码样式", "Style of resource codes");
const SAVE = pair("保存样式", "Save the style");
const SAVED = pair("已保存，以后发布的目录按新样式编码", "Saved: it holds for codes from now on");
const HINT = pair("已经编制的资源代码不变。", "Codes already given stay.");
const GIVEN = pair("发布时自动编制资源代码，形如", "The code is given on publication, such as");
const MAY = "catalogue.code_style.set";
const PATTERN = pair(
  "选择一种样式，或按本省标准输入，如 {region}{classify}{seq:6}；可用 classify region province provider year，以 {seq:位数} 结尾。",
  "Choose a style or write a pattern such as {region}{classify}{seq:6}.",
);

/** How the code of an entry will be written; who may chooses another style. */
export function CodeStyle() {
  const say = useSay();
  const chosen = useCodeStyle().data;
  const may = useMe().data?.permissions.includes(MAY);
  const [open, setOpen] = useState(false);
  if (chosen === undefined) return null;
  return (
    <p className={styles.line}>
      {say(GIVEN)} <code>{chosen.example}</code>
      {may && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {say(CHANGE)}
        </Button>
      )}
      {open && <StyleForm style={chosen.style} close={() => setOpen(false)} />}
    </p>
  );
}

interface StyleFormProps {
  readonly style: string;
  readonly close: () => void;
}

function StyleForm({ style, close }: StyleFormProps) {
  const say = useSay();
  const tell = useTell();
  const codes = useCodes();
  const options = codes.data?.lists.code_style?.map(({ value, label, label_en }) => ({
    value,
    label: `${value}　${say({ zh: label, en: label_en })}`,
  }));
  return (
    <FormDrawer<{ style: string }, unknown>
      title={TITLE}
      submit={SAVE}
      initial={{ style }}
      send={useSetCodeStyle()}
      sent={() => {
        tell.good(say(SAVED));
        close();
      }}
      close={close}
    >
      <p>{say(PATTERN)}</p>
      <Field name="style" label={TITLE} hint={HINT} required>
        <OwnWords options={options} aria-label={say(TITLE)} />
      </Field>
    </FormDrawer>
  );
}
