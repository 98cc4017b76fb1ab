import { type Pair, pair, useSay } from "@/shared/lib/words";
import { Panel } from "@/shared/ui/page";

const TITLE = pair("接下来要做", "What to do next");

/** What should be done about a table next, as the server tells it. */
export function Advice({ of }: { readonly of: readonly Pair[] }) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <Panel padded title={TITLE}>
      {of.map((one) => (
        <p key={one.en}>{say(one)}</p>
      ))}
    </Panel>
  );
}
