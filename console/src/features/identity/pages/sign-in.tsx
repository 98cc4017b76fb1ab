import Button from "antd/es/button";
import Input from "antd/es/input/Input";
import type { FormEvent } from "react";
import { Navigate, useSearchParams } from "react-router";
import { Problem } from "@/shared/api/problem";
import { pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { Doorstep } from "../parts/doorstep";
import styles from "../parts/doorstep.module.css";
import { useMe, useRefusal, useSignIn, useSignInOptions } from "../queries/session";
import { addressInside } from "../rules";

const SIGN_IN = pair("登录", "Sign in");
const ACCOUNT = pair("账号", "Account");
const PASSWORD = pair("口令", "Password");
const OR = pair("或", "or");
const ADVICE = pair(
  "首次登录请使用管理员下发的初始口令，登录后须立即修改。",
  "The first time, use the password given to you; you will be asked to change it.",
);

/** Signing in by account and password, or by the provider that the server offers. */
export function SignInPage() {
  const say = useSay();
  const me = useMe();
  const signIn = useSignIn();
  const [search] = useSearchParams();
  if (me.data) {
    const first = me.data.must_change_password;
    const to = first ? `/first-password?${search}` : addressInside(search.get("next"));
    return <Navigate to={to} replace />;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ account: String(form.get("account")), password: String(form.get("password")) });
  };
  return (
    <Doorstep title={SIGN_IN}>
      <form className={styles.form} onSubmit={submit}>
        {signIn.error ? (
          <ProblemNote error={signIn.error} />
        ) : (
          <Refused id={search.get("refused")} />
        )}
        <label className={styles.field}>
          <span>{say(ACCOUNT)}</span>
          <Input name="account" size="large" autoComplete="username" autoFocus required />
        </label>
        <label className={styles.field}>
          <span>{say(PASSWORD)}</span>
          <Input
            name="password"
            type="password"
            size="large"
            autoComplete="current-password"
            required
          />
        </label>
        <Button type="primary" size="large" htmlType="submit" loading={signIn.isPending} block>
          {say(SIGN_IN)}
        </Button>
        <OtherWay next={addressInside(search.get("next"))} />
        <p className={styles.advice}>{say(ADVICE)}</p>
      </form>
    </Doorstep>
  );
}

/** Why the provider's answer did not let somebody in. */
function Refused({ id }: { readonly id: string | null }) {
  const refusal = useRefusal(id);
  if (refusal.error) return <ProblemNote error={refusal.error} />;
  return refusal.data ? <ProblemNote error={new Problem(403, refusal.data)} /> : null;
}

function OtherWay({ next }: { readonly next: string }) {
  const say = useSay();
  const oidc = useSignInOptions().data?.oidc;
  if (!oidc) return null;
  return (
    <>
      <p className={styles.or}>{say(OR)}</p>
      <Button size="large" href={`${oidc.url}?return_to=${encodeURIComponent(next)}`} block>
        {oidc.name}
      </Button>
    </>
  );
}
