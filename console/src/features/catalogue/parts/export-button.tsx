import Button from "antd/es/button";
import { usePlace } from "@/shared/lib/use-place";
import { pair, useSay } from "@/shared/lib/words";
import { type ExportOf, sheetOf } from "../queries/batches";

const EXPORT = pair("导出", "Export");
const FILTERED = ["status", "share_type", "update", "provider", "division"];

/** Fetches what the list shows, all pages of it, as a sheet that an import reads back. */
export function ExportButton() {
  const say = useSay();
  const { filters } = usePlace(FILTERED);
  return <Button href={sheetOf({ ...filters, scope: "reach" } as ExportOf)}>{say(EXPORT)}</Button>;
}
