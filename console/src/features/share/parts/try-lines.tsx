import Button from "antd/es/button";
import Form from "antd/es/form";
import Input from "antd/es/input/Input";
import Select from "antd/es/select";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import type { GrantedItem } from "../queries/grants";
import { EQUAL, needsValue, OPERATORS } from "../try-rules";
import styles from "./try-it.module.css";

const ADD = pair("添加一条", "Add one");
const DROP = pair("删除", "Remove");
const ITEM = pair("信息项", "Item");
const OPERATOR = pair("比较方式", "Comparison");
const VALUE = pair("值", "Value");

interface TryLinesProps {
  readonly name: "filters" | "keys" | "claims";
  readonly title: Pair;
  readonly items: readonly GrantedItem[];
  /** Filters compare in many ways; a claim is or is not. */
  readonly compared?: boolean;
}

/** Items with values, line by line. */
export function TryLines({ name, title, items, compared }: TryLinesProps) {
  const say = useSay();
  return (
    <fieldset className={styles.lines} aria-label={say(title)}>
      <p>{say(title)}</p>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <div key={field.key} className={compared ? styles.compared : styles.line}>
                <LineFields
                  list={name}
                  at={field.name}
                  label={`${say(title)} ${index + 1}`}
                  items={items}
                  compared={compared}
                />
                <Button type="text" aria-label={say(DROP)} onClick={() => remove(field.name)}>
                  ×
                </Button>
              </div>
            ))}
            <Button type="dashed" onClick={() => add({ op: EQUAL })}>
              {say(ADD)}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

interface LineFieldsProps {
  readonly list: string;
  readonly at: number;
  readonly label: string;
  readonly items: readonly GrantedItem[];
  readonly compared?: boolean;
}

function LineFields({ list, at, label, items, compared }: LineFieldsProps) {
  const say = useSay();
  const op = Form.useWatch<string | undefined>([list, at, "op"]);
  return (
    <>
      <Form.Item name={[at, "item"]}>
        <Select
          aria-label={`${label} ${say(ITEM)}`}
          placeholder={say(ITEM)}
          options={items.map(({ column, name }) => ({ value: column, label: name }))}
        />
      </Form.Item>
      {compared && (
        <Form.Item name={[at, "op"]}>
          <Select
            aria-label={`${label} ${say(OPERATOR)}`}
            options={Object.entries(OPERATORS).map(([value, of]) => ({ value, label: say(of) }))}
          />
        </Form.Item>
      )}
      <Form.Item name={[at, "value"]}>
        <Input
          aria-label={`${label} ${say(VALUE)}`}
          placeholder={say(VALUE)}
          disabled={!needsValue(op)}
        />
      </Form.Item>
    </>
  );
}
