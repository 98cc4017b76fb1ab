import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import { type FormEvent, useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { type Pair, pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { Doorstep } from "../parts/doorstep";
import styles from "../parts/doorstep.module.css";
import { useChangePassword, useMe } from "../queries/session";
import { addressInside } from "../rules";

const TITLE = pair("修改初始口令", "Change the first password");
const OLD = pair("初始口令", "First password");
const NEW = pair("新口令", "New password");
const AGAIN = pair("再次输入新口令", "New password again");
const DIFFERENT = pair("两次输入的新口令不一致。", "The two new passwords differ.");
const SUBMIT = pair("修改并进入", "Change and enter");

/** The first password is changed before anything else. */
export function FirstPasswordPage() {
  const say = useSay();
  const me = useMe();
  const change = useChangePassword();
  const [search] = useSearchParams();
  const [differs, setDiffers] = useState(false);
  if (me.data === null) return <Navigate to="/sign-in" replace />;
  if (me.data && !me.data.must_change_password)
    return <Navigate to={addressInside(search.get("next"))} replace />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [old_password, new_password] = [String(form.get("old")), String(form.get("new"))];
    setDiffers(new_password !== form.get("again"));
    if (new_password === form.get("again")) change.mutate({ old_password, new_password });
  };
  return (
    <Doorstep title={TITLE}>
      <form className={styles.form} onSubmit={submit}>
        {change.error && <ProblemNote error={change.error} />}
        {/* Password managers want to know whose password it is. */}
        <input type="hidden" autoComplete="username" value={me.data?.account ?? ""} readOnly />
        <Secret name="old" label={OLD} autoComplete="current-password" />
        <Secret name="new" label={NEW} autoComplete="new-password" />
        <Secret name="again" label={AGAIN} autoComplete="new-password" />
        {differs && <p className={styles.fault}>{say(DIFFERENT)}</p>}
        <Button type="primary" size="large" htmlType="submit" loading={change.isPending} block>
          {say(SUBMIT)}
        </Button>
      </form>
    </Doorstep>
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
