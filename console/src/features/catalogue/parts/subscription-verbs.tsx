import { useState } from "react";
import { useNavigate } from "react-router";
import { pair } from "@/shared/lib/words";
import { FormDrawer } from "@/shared/ui/form-drawer";
import { SecretOnce } from "@/shared/ui/secret-once";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { Verbs } from "@/shared/ui/verbs";
import { type Subscription, useSubscriptionVerbs } from "../queries/subscriptions";
import * as words from "../words-push";
import { ReplayDrawer } from "./replay-drawer";
import { SubscriptionFields, type Values, wantedOf } from "./subscription-form";

const EDIT = pair("修改", "Edit");
const ROTATE = pair("更换密钥", "New secret");

/** What can be done to a subscription now, as the server says. */
export function SubscriptionVerbs({ of }: { readonly of: Subscription }) {
  const navigate = useNavigate();
  const verbs = useSubscriptionVerbs(of.id);
  const [open, setOpen] = useState<"edit" | "replay" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    test: verbs.test,
    pause: verbs.pause,
    resume: verbs.resume,
    rotate: async () => setSecret((await verbs.rotate()).secret),
    remove: async () => {
      await verbs.remove();
      void navigate("/catalogue/subscriptions");
    },
  };
  return (
    <>
      <VerbBar
        offered={of.verbs}
        verbs={verbsOf(
          () => setOpen("edit"),
          () => setOpen("replay"),
        )}
        act={(verb) => acts[verb]?.() ?? Promise.resolve()}
      />
      {open === "edit" && <EditSubscription of={of} close={() => setOpen(null)} />}
      {open === "replay" && <ReplayDrawer of={of} close={() => setOpen(null)} />}
      {secret !== null && (
        <SecretOnce
          title={ROTATE}
          values={[[words.SECRET, secret]]}
          close={() => setSecret(null)}
        />
      )}
    </>
  );
}

function EditSubscription({
  of,
  close,
}: {
  readonly of: Subscription;
  readonly close: () => void;
}) {
  const verbs = useSubscriptionVerbs(of.id);
  return (
    <FormDrawer<Values, Subscription>
      title={EDIT}
      submit={pair("保存", "Save")}
      initial={{ name: of.name, url: of.url, ...of.wanted }}
      send={(values) =>
        verbs.change({ name: values.name, url: values.url, wanted: wantedOf(values) })
      }
      sent={close}
      close={close}
    >
      <SubscriptionFields isNew={false} names={of.names} />
    </FormDrawer>
  );
}

const verbsOf = (edit: () => void, replay: () => void): Verbs => ({
  remove: {
    words: pair("删除", "Remove"),
    tone: "danger",
    about: pair(
      "订阅及其推送记录一并删除，不能恢复；留痕保留。",
      "The subscription and its log are gone for good; the ledger keeps that it was.",
    ),
  },
  pause: {
    words: pair("暂停", "Pause"),
    about: pair(
      "暂停期间的变更会保留，恢复后依次推送。",
      "What changes meanwhile is kept and sent when it goes on.",
    ),
  },
  rotate: {
    words: ROTATE,
    about: pair(
      "新密钥只显示一次；24 小时内新旧密钥同时签名，便于接收方切换。",
      "The new secret is shown once; for a day the old one signs as well.",
    ),
  },
  edit: { words: EDIT, open: edit },
  replay: { words: pair("重放", "Replay"), open: replay },
  test: {
    words: pair("发送测试", "Send a test"),
    tone: "main",
    about: pair(
      "向推送地址发送一条测试消息，结果见推送记录。",
      "A test message goes to the address; the log tells what was answered.",
    ),
  },
  resume: {
    words: pair("恢复", "Resume"),
    tone: "main",
    about: pair(
      "继续推送；接收方不在（410）期间的变更随后补发。",
      "It is sent again; what changed while the receiver was gone (410) follows.",
    ),
  },
});
