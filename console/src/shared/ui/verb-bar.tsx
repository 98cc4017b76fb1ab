import Button from "antd/es/button";
import { useState } from "react";
import { useSay } from "../lib/words";
import { VerbDialog } from "./verb-dialog";
import type { VerbBody, Verbs } from "./verbs";

interface VerbBarProps {
  /** The verbs that the server offers now. */
  readonly offered: readonly string[];
  /** All verbs of this page, in the order of the buttons; the main one last. */
  readonly verbs: Verbs;
  /** Small in the rows of a table. */
  readonly size?: "small";
  readonly act: (verb: string, body: VerbBody) => Promise<unknown>;
}

/** A button for each verb that the server lists: the state machine is written once, there. */
export function VerbBar({ offered, verbs, size, act }: VerbBarProps) {
  const say = useSay();
  const [chosen, choose] = useState<string | null>(null);
  const shown = Object.entries(verbs).filter(([name]) => offered.includes(name));
  const verb = chosen === null ? undefined : verbs[chosen];
  return (
    <>
      {shown.map(([name, one]) => (
        <Button
          key={name}
          size={size}
          type={one.tone === "main" ? "primary" : "default"}
          danger={one.tone === "danger"}
          onClick={one.open ?? (() => choose(name))}
        >
          {say(one.words)}
        </Button>
      ))}
      {chosen !== null && verb && (
        <VerbDialog verb={verb} act={(body) => act(chosen, body)} close={() => choose(null)} />
      )}
    </>
  );
}
