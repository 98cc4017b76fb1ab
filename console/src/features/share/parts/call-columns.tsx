import { formatCount, formatMoment } from "@/shared/lib/formats";
import { OrganisationName } from "@/shared/lib/organisation-name";
import { useSay, useSpeech, wordsOf } from "@/shared/lib/words";
import { StatusTag } from "@/shared/ui/status-tag";
import type { Column } from "@/shared/ui/table";
import type { Call } from "../queries/grants";
import * as words from "../words";
import { Beside } from "./beside";
import { Modes } from "./modes";

const NAMES_SHOWN = 3;

/** How calls are listed, wherever they are. */
export const CALL_COLUMNS: readonly Column<Call>[] = [
  { key: "at", title: words.AT, tight: true, cell: (of) => formatMoment(of.at) },
  { key: "system", title: words.SYSTEM, cell: (of) => <Caller of={of} /> },
  { key: "mode", title: words.MODE, tight: true, cell: (of) => <Modes of={[of.mode]} /> },
  { key: "items", title: words.ITEMS, cell: (of) => <Names of={of.items} /> },
  { key: "rows", title: words.ROWS, tight: true, end: true, cell: (of) => <Rows of={of} /> },
  { key: "state", title: words.STATE, tight: true, cell: (of) => <Ended of={of} /> },
];

function Caller({ of }: { readonly of: Call }) {
  return (
    <Beside
      of={of.system_name || "—"}
      small={of.organisation && <OrganisationName uscc={of.organisation} />}
    />
  );
}

/** The first few names; all of them stand on the page of the call. */
function Names({ of }: { readonly of: readonly string[] }) {
  const { language } = useSpeech();
  const first = of.slice(0, NAMES_SHOWN).join("、");
  if (of.length <= NAMES_SHOWN) return first || "—";
  return language === "zh" ? `${first} 等 ${of.length} 项` : `${first} … (${of.length})`;
}

/** A verification returns no rows, nor does a refusal. */
function Rows({ of }: { readonly of: Call }) {
  const { language } = useSpeech();
  const returned = of.mode === "query" && of.state === "answered";
  return returned ? formatCount(of.rows, language) : "—";
}

function Ended({ of }: { readonly of: Call }) {
  const say = useSay();
  return (
    <Beside
      of={<StatusTag of={words.CALL_STATES} code={of.state} />}
      small={of.error && say(wordsOf(words.REFUSALS, of.error))}
    />
  );
}
