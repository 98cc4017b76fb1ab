import Form, { type FormItemProps } from "antd/es/form";
import type { ReactElement } from "react";
import { type Pair, pair, useSay } from "../lib/words";

const REQUIRED = pair("为必填项，请填写", " is required");

interface FieldProps {
  /** The field's name on the wire; a path for what lies deeper. */
  readonly name: string | (string | number)[];
  readonly label: Pair;
  readonly hint?: Pair;
  readonly required?: boolean;
  /** It is asked for later, not to save: it carries the mark and may be empty. */
  readonly needed?: boolean;
  readonly valuePropName?: FormItemProps["valuePropName"];
  readonly children: ReactElement;
}

/** One labelled field of a form. Rules of the business are the server's: it names the field at fault. */
export function Field({
  name,
  label,
  hint,
  required = false,
  needed = false,
  valuePropName,
  children,
}: FieldProps) {
  const say = useSay();
  return (
    <Form.Item
      name={name}
      label={say(label)}
      required={required || needed}
      extra={hint && say(hint)}
      valuePropName={valuePropName}
      rules={[{ required, message: `${say(label)}${say(REQUIRED)}` }]}
    >
      {children}
    </Form.Item>
  );
}
