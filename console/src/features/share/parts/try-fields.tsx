import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { pair, useSay } from "@/shared/lib/words";
import { Field } from "@/shared/ui/field";
import type { Service } from "../queries/grants";
import * as words from "../words";
import styles from "./try-it.module.css";
import { TryLines } from "./try-lines";

const KEY = pair("密钥编号", "Key id");
const SECRET = pair("密钥", "Secret");
const FILTERS = pair("筛选条件", "Filters");
const KEYS = pair("查找条件（主键）", "Found by");
const CLAIMS = pair("待核验的内容", "Claims");
const ALL = pair("留空为全部", "All if left empty");
const LIMIT = pair("返回行数", "Rows");
const PURPOSE_CHARACTERS_MAX = 500;

/** Typed anew each time: nothing of it outlives the page. */
export function KeyFields() {
  return (
    <div className={styles.two}>
      <Field name="key" label={KEY} required>
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="secret" label={SECRET} required>
        <Input.Password autoComplete="off" />
      </Field>
    </div>
  );
}

export function QueryFields({ of }: { readonly of: Service }) {
  const say = useSay();
  return (
    <>
      <TryLines
        name="filters"
        title={FILTERS}
        items={of.items.filter(({ mask }) => !mask)}
        compared
      />
      <div className={styles.two}>
        <Field name="items" label={words.ITEMS}>
          <Select
            mode="multiple"
            maxTagCount="responsive"
            placeholder={say(ALL)}
            options={of.items.map(({ column, name }) => ({ value: column, label: name }))}
          />
        </Field>
        <Field name="limit" label={LIMIT}>
          <InputNumber min={1} precision={0} />
        </Field>
      </div>
    </>
  );
}

export function VerifyFields({ of }: { readonly of: Service }) {
  return (
    <>
      <TryLines name="keys" title={KEYS} items={of.items} />
      <TryLines name="claims" title={CLAIMS} items={of.items} />
    </>
  );
}

export const PurposeField = () => (
  <Field name="purpose" label={words.PURPOSE}>
    <Input maxLength={PURPOSE_CHARACTERS_MAX} />
  </Field>
);
