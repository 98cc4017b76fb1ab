import { useState } from "react";
import { pair } from "@/shared/lib/words";
import { SecretOnce } from "@/shared/ui/secret-once";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import {
  type FirstPassword,
  type Person,
  useOpenOrClose,
  useResetPassword,
} from "../queries/people";
import { ACCOUNT, FIRST_PASSWORD } from "../words";
import { SetRoles } from "./set-roles";

/** What may be done to a person's account. */
export function PersonVerbs({ of }: { readonly of: Person }) {
  const [setting, setSetting] = useState(false);
  const [first, setFirst] = useState<FirstPassword | null>(null);
  const openOrClose = useOpenOrClose(of.id);
  const reset = useResetPassword(of.id);
  const act = async (verb: string) => {
    if (verb === "reset_password") setFirst(await reset());
    if (verb === "close" || verb === "reopen") await openOrClose(verb);
  };
  return (
    <>
      <VerbBar offered={of.verbs} verbs={verbsOf(() => setSetting(true))} act={act} />
      {setting && <SetRoles of={of} close={() => setSetting(false)} />}
      {first && (
        <SecretOnce
          title={FIRST_PASSWORD}
          values={[
            [ACCOUNT, first.account],
            [FIRST_PASSWORD, first.password],
          ]}
          close={() => setFirst(null)}
        />
      )}
    </>
  );
}

const verbsOf = (openRoles: () => void): Verbs => ({
  close: {
    words: pair("停用账号", "Close the account"),
    tone: "danger",
    about: pair(
      "停用后此人不能登录，已登录的会话和个人密钥立即失效。",
      "This person can no longer sign in; sessions and keys end at once.",
    ),
  },
  reopen: {
    words: pair("恢复账号", "Reopen the account"),
    about: pair("恢复后此人可以重新登录。", "This person can sign in again."),
  },
  reset_password: {
    words: pair("重置口令", "Reset the password"),
    about: pair(
      "将生成新的一次性初始口令，原口令立即失效。",
      "A new first password is made; the old one stops working.",
    ),
  },
  set_roles: { words: pair("调整角色", "Change roles"), open: openRoles },
});
