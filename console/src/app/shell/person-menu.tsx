import Dropdown from "antd/es/dropdown";
import { useNavigate } from "react-router";
import { type Me, useSignOut } from "@/features/identity/door";
import { pair, useSay } from "@/shared/lib/words";
import { useLeave } from "@/shared/ui/unsaved";
import styles from "./shell.module.css";

const SIGN_OUT = pair("退出登录", "Sign out");
const PASSWORD = pair("修改口令", "Change the password");
const ACCOUNT = pair("账号", "Account");

/** Who is signed in, for which organisation, and the way out. */
export function PersonMenu({ me }: { readonly me: Me }) {
  const say = useSay();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const leave = useLeave();
  const items = [
    { key: "account", label: `${say(ACCOUNT)}：${me.account}`, disabled: true },
    { type: "divider" as const },
    { key: "password", label: say(PASSWORD), onClick: () => void navigate("/identity/password") },
    { key: "out", label: say(SIGN_OUT), onClick: () => leave(() => signOut.mutate()) },
  ];
  return (
    <Dropdown trigger={["click"]} placement="bottomRight" menu={{ items }}>
      <button type="button" className={styles.person}>
        <span title={me.name}>{me.name}</span>
        <small title={me.organisation?.name}>{me.organisation?.name}</small>
      </button>
    </Dropdown>
  );
}
