import { pair } from "@/shared/lib/words";
import { type Choices, FoundMany } from "@/shared/ui/found-many";
import { useEntryChoices } from "../queries";

const CHOOSE = pair("输入目录名称查找", "Search by name");

/** Choosing published entries, however many; the values are their ids. */
export function EntriesSelect(choices: Choices) {
  return (
    <FoundMany
      {...choices}
      hint={CHOOSE}
      useRows={useEntryChoices}
      option={(row) => ({ value: row.id, label: `${row.name}（${row.provider_name}）` })}
    />
  );
}
