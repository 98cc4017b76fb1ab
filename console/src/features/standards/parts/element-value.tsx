import { pair, useSay, wordsOf } from "@/shared/lib/words";
import { CHECKSUMS, DATA_TYPES, SCOPES } from "../words";
import { CodeListName } from "./code-list-name";

const CODED = { data_type: DATA_TYPES, checksum: CHECKSUMS, scope: SCOPES };
const SEPARATOR = pair("、", ", ");

interface ElementValueProps {
  readonly field: string;
  readonly value: unknown;
}

/** The value of one field of an element, in words. */
export function ElementValue({ field, value }: ElementValueProps) {
  const say = useSay();
  if (value === null || value === undefined || value === "") return "—";
  if (Array.isArray(value)) return value.length > 0 ? value.join(say(SEPARATOR)) : "—";
  if (field in CODED) return say(wordsOf(CODED[field as keyof typeof CODED], String(value)));
  if (field === "code_list") return <CodeListName id={String(value)} />;
  return String(value);
}
