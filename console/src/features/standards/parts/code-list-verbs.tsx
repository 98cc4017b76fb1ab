import Button from "antd/es/button";
import { useState } from "react";
import { useNavigate } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { VerbBar } from "@/shared/ui/verb-bar";
import type { VerbBody } from "@/shared/ui/verbs";
import { type CodeList, codesSheet, useCodeListVerbs } from "../queries/code-lists";
import { EXPORT } from "../words";
import { CodeListDrawer } from "./code-list-drawer";
import { CodesDrawer } from "./codes-drawer";
import { standardVerbs } from "./standard-verbs";

const CODES = pair("编辑代码", "Edit the codes");
type Acts = Readonly<Record<string, (body: VerbBody) => Promise<unknown>>>;

/** What may be done to a code list now. */
export function CodeListVerbs({ of }: { readonly of: CodeList }) {
  const say = useSay();
  const navigate = useNavigate();
  const verbs = useCodeListVerbs(of.id);
  const [open, setOpen] = useState<"edit" | "codes" | null>(null);
  const close = () => setOpen(null);
  const acts: Acts = {
    withdraw: ({ reason = "" }) => verbs.withdraw(reason),
    enact: async () => {
      const now = await verbs.enact();
      void navigate(`/standards/code-lists/${now.id}`);
    },
    revise: async () => {
      const next = await verbs.revise();
      void navigate(`/standards/code-lists/${next.id}`);
    },
    delete: async () => {
      await verbs.discard();
      void navigate("/standards/code-lists");
    },
  };
  return (
    <>
      <Button href={codesSheet(of.id)}>{say(EXPORT)}</Button>
      {of.verbs.includes("edit") && <Button onClick={() => setOpen("codes")}>{say(CODES)}</Button>}
      <VerbBar
        offered={of.verbs}
        verbs={standardVerbs({ edit: () => setOpen("edit") })}
        act={async (verb, body) => acts[verb]?.(body)}
      />
      {open === "edit" && <CodeListDrawer of={of} close={close} />}
      {open === "codes" && <CodesDrawer of={of} close={close} />}
    </>
  );
}
