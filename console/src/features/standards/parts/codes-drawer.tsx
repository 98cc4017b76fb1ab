import Input from "antd/es/input";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { Loaded } from "@/shared/ui/loaded";
import { type CodeList, useAllCodes, useCodeListVerbs } from "../queries/code-lists";
import { CODE_CELLS, codesOfText, textOfCodes } from "../rules";
import { CODE_FIELDS } from "../words";

const TITLE = pair("编辑代码", "Edit the codes");
const SAVE = pair("保存代码", "Save the codes");
const LINES = pair("每行一个代码", "One code a line");
const BY = pair(
  "可从表格直接粘贴；列之间用制表符或逗号分隔，依次为：",
  "Paste from a table; cells are parted by tabs or commas, in this order: ",
);
const SEPARATOR = pair("、", ", ");

interface CodesDrawerProps {
  readonly of: CodeList;
  readonly close: () => void;
}

/** All codes of a draft as lines of text, as they come out of a table program. */
export function CodesDrawer({ of: read, close }: CodesDrawerProps) {
  const [of] = useState(read);
  const say = useSay();
  const verbs = useCodeListVerbs(of.id);
  const codes = useAllCodes(of.id);
  const order = CODE_CELLS.map((cell) => CODE_FIELDS[cell]);
  const hint = pair(
    BY.zh + order.map(({ zh }) => zh).join(SEPARATOR.zh),
    BY.en + order.map(({ en }) => en).join(SEPARATOR.en),
  );
  return (
    <Loaded query={codes}>
      {(rows) => (
        <FormDrawer<{ codes: string }, CodeList>
          title={TITLE}
          submit={SAVE}
          wide
          initial={{ codes: textOfCodes(rows) }}
          send={(values) => verbs.setCodes(codesOfText(values.codes ?? ""), of.changed_at)}
          sent={close}
          close={close}
        >
          <Field name="codes" label={LINES} hint={hint}>
            <Input.TextArea rows={22} spellCheck={false} aria-label={say(LINES)} />
          </Field>
        </FormDrawer>
      )}
    </Loaded>
  );
}
