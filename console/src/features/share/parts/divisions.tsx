import { pair } from "@/shared/lib/words";
import { Words } from "@/shared/ui/words";

const UNDIVIDED = pair("不按行政区划限定", "Not bounded by division");

interface DivisionsProps {
  readonly codes: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

/** The divisions whose rows are meant, by their names. */
export function Divisions({ codes, names }: DivisionsProps) {
  if (codes.length === 0) return <Words pair={UNDIVIDED} />;
  return codes.map((code) => names[code] ?? code).join("、");
}
