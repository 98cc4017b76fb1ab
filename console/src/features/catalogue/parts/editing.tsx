import Button from "antd/es/button";
import { type ReactNode, useState } from "react";
import { Problem } from "@/shared/api/problem";
import { pair, useSay } from "@/shared/lib/words";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useUnsaved } from "@/shared/ui/unsaved";
import type { Entry } from "../queries";

const CHANGED_SINCE = "catalogue.changed_since";
const RELOAD = pair("放弃我的修改并重新载入", "Discard what I changed and reload");

/** An entry as it was read, and what becomes of it while somebody types. */
export interface Draft {
  readonly of: Entry;
  /** Something was typed: what others save meanwhile does not take its place. */
  readonly touch: () => void;
  /** It was saved. */
  readonly saved: () => void;
  readonly reload: () => void;
}

interface EditingProps {
  readonly of: Entry;
  readonly reload: () => Promise<unknown>;
  readonly onSaved: () => void;
  readonly children: (draft: Draft) => ReactNode;
}

/** Keeps what is typed, whatever comes from the server, until it is saved or thrown away. */
export function Editing({ of, reload, onSaved, children }: EditingProps) {
  const [read, reread] = useState(of);
  const [touched, setTouched] = useState(false);
  useUnsaved(() => touched);
  if (!touched && of !== read) reread(of);
  const draft: Draft = {
    of: read,
    touch: () => setTouched(true),
    saved: () => {
      setTouched(false);
      onSaved();
    },
    reload: () => void reload().then(() => setTouched(false)),
  };
  return children(draft);
}

interface RefusedProps {
  readonly error: unknown;
  readonly reload: () => void;
}

/** Why a draft was not saved; what somebody else changed meanwhile can be read anew. */
export function Refused({ error, reload }: RefusedProps) {
  const say = useSay();
  if (!error) return null;
  return (
    <>
      <ProblemNote error={error} />
      {error instanceof Problem && error.told.code === CHANGED_SINCE && (
        <Button onClick={reload}>{say(RELOAD)}</Button>
      )}
    </>
  );
}
