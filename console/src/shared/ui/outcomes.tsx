import Button from "antd/es/button";
import Drawer from "antd/es/drawer";
import { pair, useSay } from "../lib/words";
import styles from "./outcomes.module.css";

const LEFT = pair("未能办理，请逐件查看", "Not done: look at each");
const SEEN = pair("知道了", "I have seen it");

export interface Chosen {
  readonly id: string;
  readonly name: string;
  /** When what was ticked had been changed or handed in. */
  readonly readAt?: string | null;
}
export interface Outcome {
  readonly id: string;
  readonly error: { readonly message: string; readonly message_en: string } | null;
}

/** The ids of those to which it was done. */
export const doneOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.filter(({ error }) => error === null).map(({ id }) => id);

interface OutcomesProps {
  readonly of: readonly Chosen[];
  readonly outcomes: readonly Outcome[];
  readonly close: () => void;
}

/** Those of many to which nothing was done, each with its reason. */
export function Outcomes({ of, outcomes, close }: OutcomesProps) {
  const say = useSay();
  const names = new Map(of.map(({ id, name }) => [id, name]));
  return (
    <Drawer open title={say(LEFT)} size={520} onClose={close} destroyOnHidden>
      <ul className={styles.left}>
        {outcomes.map(
          ({ id, error }) =>
            error && (
              <li key={id}>
                <b>{names.get(id)}</b>
                <span>{say(pair(error.message, error.message_en))}</span>
              </li>
            ),
        )}
      </ul>
      <Button onClick={close}>{say(SEEN)}</Button>
    </Drawer>
  );
}

/** The names of what was ticked. */
export function ChosenNames({ of }: { readonly of: readonly Chosen[] }) {
  return (
    <ul className={styles.chosen}>
      {of.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}
