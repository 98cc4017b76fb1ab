import { pair } from "@/shared/lib/words";
import { type Choice, FoundSelect } from "@/shared/ui/found-select";
import { useRegions } from "../queries/regions";

const HINT = pair("输入名称或代码查找，如 武汉、4201", "Search by name or code");
const CHOICES_MAX = 20;

const useChoices = (q: string) => useRegions({ q, size: CHOICES_MAX });

/** Choosing a region; the value is the code of the division. */
export function RegionSelect(choice: Choice) {
  return (
    <FoundSelect
      {...choice}
      hint={HINT}
      useRows={useChoices}
      option={({ code, name }) => ({ value: code, label: `${name} ${code}` })}
    />
  );
}
