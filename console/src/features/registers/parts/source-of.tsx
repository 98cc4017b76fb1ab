import { useSay } from "@/shared/lib/words";
import { Words } from "@/shared/ui/words";
import * as words from "../words";

interface SourceOfProps {
  readonly of: { readonly use: string; readonly source: string };
}

/** Where a material comes from; no applicant brings what an item produces. */
export function SourceOf({ of }: SourceOfProps) {
  const say = useSay();
  if (of.use === "produced" && of.source === "applicant") return say(words.PRODUCED_HERE);
  return <Words of={words.SOURCES} code={of.source} />;
}
