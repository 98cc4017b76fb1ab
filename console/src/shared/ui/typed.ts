import Form, { type FormInstance } from "antd/es/form";
import { useRef } from "react";
import { said } from "../lib/said";
import { useUnsaved } from "./unsaved";

/** A form, and what somebody typed in it that is not saved yet. */
export interface Typed<Values> {
  readonly form: FormInstance<Values>;
  /** Somebody changed a value: what a form fills in by itself is nobody's loss. */
  readonly touch: () => void;
  /** What it says is on its way and counts as saved; gives what takes that back, if it is refused. */
  readonly sending: () => () => void;
  /** Closes the form, after a question if something would be lost. */
  readonly leave: (way: () => void) => void;
}

/** A form that is not left by mistake; `initial` is what it says at first. */
export function useTyped<Values>(initial?: Partial<Values>): Typed<Values> {
  const [form] = Form.useForm<Values>();
  const saved = useRef<string>(null);
  saved.current ??= said(initial);
  const touched = useRef(false);
  const now = () => said(form.getFieldsValue(true));
  const leave = useUnsaved(() => touched.current && now() !== saved.current);
  const touch = () => {
    touched.current = true;
  };
  const sending = () => {
    const before = saved.current;
    saved.current = now();
    return () => {
      saved.current = before;
    };
  };
  return { form, touch, sending, leave };
}
