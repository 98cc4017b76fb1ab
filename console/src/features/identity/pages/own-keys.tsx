import Button from "antd/es/button";
import { useState } from "react";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Page } from "@/shared/ui/page";
import { IssueKey } from "../parts/issue-key";
import { KeyTable } from "../parts/key-table";
import { useOwnKeys } from "../queries/keys";
import * as words from "../words";

const ABOUT = pair(
  "以您本人的身份和权限调用接口的密钥，用于脚本和工具。",
  "Keys that act as yourself, for scripts and tools.",
);
const ISSUE = pair("新建密钥", "New key");
const EMPTY = {
  title: pair("还没有个人密钥", "No personal keys yet"),
  next: pair(
    "需要用脚本或工具访问平台时，点击“新建密钥”。",
    "Make one when a script or a tool shall reach the platform.",
  ),
};

export function OwnKeysPage() {
  const say = useSay();
  const keys = useOwnKeys();
  const [issuing, setIssuing] = useState(false);
  return (
    <Page
      title={words.OWN_KEYS}
      about={ABOUT}
      actions={
        <Button type="primary" onClick={() => setIssuing(true)}>
          {say(ISSUE)}
        </Button>
      }
    >
      <Loaded query={keys}>{(rows) => <KeyTable of={rows} empty={EMPTY} />}</Loaded>
      {issuing && <IssueKey close={() => setIssuing(false)} />}
    </Page>
  );
}
