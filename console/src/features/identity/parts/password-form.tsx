import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { type FormEvent, useState } from "react";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { type useChangePassword, useMe, useSignInOptions } from "../queries/session";
import styles from "./doorstep.module.css";

const NEW = pair("新口令", "New password");
const RULES = pair("新口令的要求", "What the new password must be");
const AGAIN = pair("再次输入新口令", "New password again");
const DIFFERENT = pair("两次输入的新口令不一致。", "The two new passwords differ.");

interface PasswordFormProps {
  /** What the password in use is called here. */
  readonly old: Pair;
  readonly submit: Pair;
  readonly change: ReturnType<typeof useChangePassword>;
}

/** The password in use, and twice the new one. */
export function PasswordForm({ old, submit, change }: PasswordFormProps) {
  const say = useSay();
  const me = useMe();
  const [differs, setDiffers] = useState(false);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [old_password, new_password] = [String(form.get("old")), String(form.get("new"))];
    setDiffers(new_password !== form.get("again"));
    if (new_password === form.get("again")) change.mutate({ old_password, new_password });
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {change.error && <ProblemNote error={change.error} />}
      {/* Password managers want to know whose password it is. */}
      <input type="hidden" autoComplete="username" value={me.data?.account ?? ""} readOnly />
      <Secret name="old" label={old} autoComplete="current-password" />
      <Secret name="new" label={NEW} autoComplete="new-password" />
      <Rules />
      <Secret name="again" label={AGAIN} autoComplete="new-password" />
      {differs && <p className={styles.fault}>{say(DIFFERENT)}</p>}
      <Button type="primary" size="large" htmlType="submit" loading={change.isPending} block>
        {say(submit)}
      </Button>
    </form>
  );
}

/** What is asked of the new password, in the server's words. */
function Rules() {
  const say = useSay();
  const rules = useSignInOptions().data?.password_rules ?? [];
  return (
    <ul className={styles.rules} aria-label={say(RULES)}>
      {rules.map((rule) => (
        <li key={rule.en}>{say(rule)}</li>
      ))}
    </ul>
  );
}

interface SecretProps {
  readonly name: string;
  readonly label: Pair;
  readonly autoComplete: string;
}

function Secret({ name, label, autoComplete }: SecretProps) {
  const say = useSay();
  return (
    <label className={styles.field}>
      <span>{say(label)}</span>
      <Input name={name} type="password" size="large" autoComplete={autoComplete} required />
    </label>
  );
}
