import { Navigate, useSearchParams } from "react-router";
import { pair } from "@/shared/lib/words";
import { Doorstep } from "../parts/doorstep";
import { PasswordForm } from "../parts/password-form";
import { useChangePassword, useMe } from "../queries/session";
import { addressInside } from "../rules";

const TITLE = pair("修改初始口令", "Change the first password");
const OLD = pair("初始口令", "First password");
const SUBMIT = pair("修改并进入", "Change and enter");

/** The first password is changed before anything else. */
export function FirstPasswordPage() {
  const me = useMe();
  const change = useChangePassword();
  const [search] = useSearchParams();
  if (me.data === null) return <Navigate to="/sign-in" replace />;
  if (me.data && !me.data.must_change_password)
    return <Navigate to={addressInside(search.get("next"))} replace />;
  return (
    <Doorstep title={TITLE}>
      <PasswordForm old={OLD} submit={SUBMIT} change={change} />
    </Doorstep>
  );
}
