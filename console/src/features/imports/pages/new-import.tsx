import Button from "antd/es/button";
import Select from "antd/es/select";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { Loaded } from "@/shared/ui/loaded";
import { Page, Panel } from "@/shared/ui/page";
import { ProblemNote } from "@/shared/ui/problem-note";
import { Columns } from "../parts/columns";
import { FileBox } from "../parts/file-box";
import { type Kind, templateAt, useCheck, useKinds } from "../queries";
import { kindFor } from "../rules";
import * as words from "../words";
import styles from "./imports.module.css";

const ABOUT = pair(
  "先校验:逐行指出问题,不改动任何数据;确认后再导入,要么全部成功,要么不改动。",
  "A check tells every fault and changes nothing; what is good is taken over as a whole.",
);
const CHECK = pair("校验", "Check");
const NONE = pair("您没有可以批量导入的内容,请联系管理员授予编制权限。", "You may import nothing.");

export function NewImportPage() {
  return (
    <Page title={words.NEW_IMPORT} about={ABOUT}>
      <Loaded query={useKinds()}>{(of) => <Chosen kinds={of.rows} />}</Loaded>
    </Page>
  );
}

function Chosen({ kinds }: { readonly kinds: readonly Kind[] }) {
  const say = useSay();
  const [place, move] = useSearchParams();
  const kind = kindFor(kinds, place.get("kind"));
  if (!kind) {
    return <Panel padded>{say(NONE)}</Panel>;
  }
  return (
    <>
      <Panel padded>
        <div className={styles.form}>
          <div>
            <Select
              className={styles.kind}
              aria-label={say(words.KIND)}
              value={kind.kind}
              options={kinds.map((each) => ({ value: each.kind, label: say(each) }))}
              onChange={(chosen) => move({ kind: chosen }, { replace: true })}
            />
            <Button href={templateAt(kind.kind)}>{say(words.TEMPLATE)}</Button>
          </div>
          <HandIn kind={kind.kind} />
        </div>
      </Panel>
      <Columns of={kind} />
    </>
  );
}

function HandIn({ kind }: { readonly kind: string }) {
  const say = useSay();
  const navigate = useNavigate();
  const [file, choose] = useState<File>();
  const check = useCheck();
  const send = (chosen: File) =>
    check.mutate(
      { kind, file: chosen },
      { onSuccess: (ordered) => void navigate(`/imports/${ordered.id}`) },
    );
  return (
    <>
      {check.error && <ProblemNote error={check.error} />}
      <FileBox file={file} choose={choose} />
      <div>
        <Button
          type="primary"
          disabled={!file}
          loading={check.isPending}
          onClick={() => file && send(file)}
        >
          {say(CHECK)}
        </Button>
      </div>
    </>
  );
}
