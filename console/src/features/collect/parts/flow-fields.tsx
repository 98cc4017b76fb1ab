import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import InputNumber from "antd/es/input-number";
import Radio from "antd/es/radio";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { useEffect } from "react";
import { LakeNameNote } from "@/features/standards/door";
import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import type { Description, FlowDraft, Source } from "../queries";
import { likelyCursor, modesFor } from "../rules";
import * as words from "../words";
import styles from "./collect.module.css";
import { ColumnTypes } from "./column-types";

const KEYS_HINT = pair(
  "用来识别同一行；默认是源表主键。",
  "They tell rows apart; the table's own key by default.",
);
const CURSOR_HINT = pair(
  "每次只读取该字段大于上次位置的行，如更新时间。",
  "Only rows beyond the last place of it are read.",
);
const OVERLAP_HINT = pair(
  "每次回退一段时间重读，补上迟到的修改。",
  "Each run reads again a while before the last place, for late changes.",
);
const DELETE = pair("同步删除", "Delete what is missing");
const DELETE_HINT = pair(
  "源端已没有的行，在湖中也删除。",
  "Rows that the source no longer has leave the lake.",
);
const MAY_EMPTY = pair("允许清空", "May empty the table");
const MAY_EMPTY_HINT = pair(
  "源表 0 行时也照常执行；否则停止并提示，防止误清空。",
  "Without it a source of no rows stops the run.",
);
const EMPTY_PARTS = pair("主键可部分为空", "Parts of the key may be empty");
const EMPTY_PARTS_HINT = pair(
  "复合主键的一部分可以没有值，但不能全部为空。",
  "For keys of several columns, of which some may have no value.",
);
const TYPES = pair("入湖类型", "Types in the lake");
const TYPES_HINT = pair(
  "默认由源类型换算，一般不需要改。",
  "They follow from the source; seldom to be changed.",
);
const OVERLAP_SECONDS = 300;
const MONTH_SECONDS = 30 * 24 * 3600;

interface FlowFieldsProps {
  readonly source: Source;
  readonly of: Description;
  /** A flow that exists keeps what it says; a new one takes the table's own proposals. */
  readonly fixed: boolean;
}

/** How a table is read, told apart and landed. */
export function FlowFields({ source, of, fixed }: FlowFieldsProps) {
  const say = useSay();
  const form = Form.useFormInstance<FlowDraft>();
  const mode = Form.useWatch<string | undefined>("mode");
  const columns = of.columns.map(({ name, comment }) => ({
    value: name,
    label: comment && comment !== name ? `${comment}（${name}）` : name,
  }));
  useEffect(() => {
    if (fixed) return;
    form.setFieldsValue({
      keys: of.key,
      cursor_column: likelyCursor(of),
      overlap_seconds: OVERLAP_SECONDS,
      types: {},
    });
  }, [form, of, fixed]);
  return (
    <>
      <Field name="mode" label={words.MODE} required>
        <Radio.Group
          options={modesFor(source.capabilities).map((value) => ({
            value,
            label: say(wordsOf(words.MODES, value)),
          }))}
        />
      </Field>
      <Field name="keys" label={words.KEYS} hint={KEYS_HINT}>
        <Select mode="multiple" options={columns} optionFilterProp="label" />
      </Field>
      {mode === "incremental" && <CursorFields columns={columns} />}
      <Field
        name="target"
        label={words.TARGET}
        hint={pair(`留空则为 ${of.target}`, `${of.target} if empty`)}
      >
        <Input prefix="ods." maxLength={100} />
      </Field>
      <TargetNote of={of} />
      {mode !== "incremental" && (
        <Field name="delete_missing" label={DELETE} hint={DELETE_HINT} valuePropName="checked">
          <Switch />
        </Field>
      )}
      <Field name="may_empty" label={MAY_EMPTY} hint={MAY_EMPTY_HINT} valuePropName="checked">
        <Switch />
      </Field>
      <Field
        name="empty_key_parts"
        label={EMPTY_PARTS}
        hint={EMPTY_PARTS_HINT}
        valuePropName="checked"
      >
        <Switch />
      </Field>
      <Field name="types" label={TYPES} hint={TYPES_HINT}>
        <ColumnTypes columns={of.columns} />
      </Field>
    </>
  );
}

/** The naming rules are asked while the name of the lake table is typed. */
function TargetNote({ of }: { readonly of: Description }) {
  const target = Form.useWatch<string | undefined>("target") || of.target;
  const title = Form.useWatch<string | undefined>("title") ?? "";
  return (
    <div className={styles.target}>
      <LakeNameNote layer="ods" name={target.trim()} title={title} />
    </div>
  );
}

interface CursorFieldsProps {
  readonly columns: readonly { value: string; label: string }[];
}

function CursorFields({ columns }: CursorFieldsProps) {
  return (
    <>
      <Field name="cursor_column" label={words.CURSOR} hint={CURSOR_HINT} required>
        <Select showSearch={{ optionFilterProp: "label" }} options={[...columns]} />
      </Field>
      <Field name="overlap_seconds" label={words.OVERLAP} hint={OVERLAP_HINT}>
        <InputNumber min={0} max={MONTH_SECONDS} precision={0} />
      </Field>
    </>
  );
}
