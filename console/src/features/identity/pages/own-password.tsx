import { pair, useSay } from "@/shared/lib/words";
import { Page, Panel } from "@/shared/ui/page";
import { PasswordForm } from "../parts/password-form";
import { useChangePassword } from "../queries/session";
import styles from "./own-password.module.css";

const TITLE = pair("修改口令", "Change the password");
const ABOUT = pair("修改后其他已登录的设备须重新登录。", "Other sessions end once it is changed.");
const OLD = pair("原口令", "Password in use");
const DONE = pair("口令已修改，下次登录请使用新口令。", "Changed: sign in with it the next time.");

/** Whoever has signed in changes the password at any time. */
export function OwnPasswordPage() {
  const say = useSay();
  const change = useChangePassword();
  return (
    <Page title={TITLE} about={ABOUT}>
      <Panel padded>
        <div className={styles.form}>
          {change.isSuccess ? (
            <p role="status">{say(DONE)}</p>
          ) : (
            <PasswordForm old={OLD} submit={TITLE} change={change} />
          )}
        </div>
      </Panel>
    </Page>
  );
}
