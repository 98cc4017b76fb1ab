import Button from "antd/es/button";
import Radio from "antd/es/radio/group";
import { useState } from "react";
import { useMe } from "@/features/identity/door";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { useTell } from "@/shared/ui/tell";
import { useCodeStyle, useSetCodeStyle } from "../queries";
import styles from "./code-style.module.css";

const CHANGE = pair("更改样式", "Change the style");
const TITLE = pair("资源代码样式", "Style of resource codes");
const SAVE = pair("保存样式", "Save the style");
const SAVED = pair("已保存，以后发布的目录按新样式编码", "Saved: it holds for codes from now on");
const HINT = pair("已经编制的资源代码不变。", "Codes already given stay.");
const GIVEN = pair("发布时自动编制资源代码，形如", "The code is given on publication, such as");
const MAY = "catalogue.code_style.set";
/** The same entry's code in each style. */
const STYLES = {
  slash: pair("307001/000001", "307001/000001"),
  concat: pair("3070010000000001", "3070010000000001"),
};
const CALLED = {
  slash: pair("分类码与顺序号以“/”分隔：", "With a stroke: "),
  concat: pair("分类码与顺序号相连：", "Without one: "),
};

/** How the code of an entry will be written; who may chooses another style. */
export function CodeStyle() {
  const say = useSay();
  const style = useCodeStyle().data?.style;
  const may = useMe().data?.permissions.includes(MAY);
  const [open, setOpen] = useState(false);
  if (style === undefined) return null;
  return (
    <p className={styles.line}>
      {say(GIVEN)} <code>{say(wordsOf(STYLES, style))}</code>
      {may && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {say(CHANGE)}
        </Button>
      )}
      {open && <StyleForm style={style} close={() => setOpen(false)} />}
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
  const options = Object.entries(STYLES).map(([value, example]) => ({
    value,
    label: `${say(wordsOf(CALLED, value))}${say(example)}`,
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
      <Field name="style" label={TITLE} hint={HINT} required>
        <Radio className={styles.choices} options={options} />
      </Field>
    </FormDrawer>
  );
}
