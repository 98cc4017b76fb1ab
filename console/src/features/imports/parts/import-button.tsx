import { pair } from "@/shared/lib/words";
import { GoTo } from "@/shared/ui/go-to";

const IMPORT = pair("批量导入", "Import");

/** Leads from the list of a kind to where a file of it is handed in. */
export function ImportButton({ kind }: { readonly kind: string }) {
  return <GoTo to={`/imports/new?kind=${kind}`} words={IMPORT} />;
}
